import type { SamplerErrorCode } from '../sampler/errors.ts';
import { start } from '../text/graphemes.ts';

/** Every way in which the live model cannot go on. The sampler's refusals keep their names. */
export type ModelErrorCode =
  | 'aborted'
  | 'bad-backend'
  | 'bad-skip'
  | 'bad-manifest'
  | 'bad-max-tokens'
  | 'bad-script'
  | 'bad-tokenizer'
  | 'busy'
  | 'changed-files'
  | 'context-shrunk'
  | 'corrupt'
  | 'device-lost'
  | 'disposed'
  | 'http-status'
  | 'insecure-context'
  | 'lfs-pointer'
  | 'missing-files'
  | 'network'
  | 'no-backend'
  | 'no-webgpu'
  | 'not-a-file'
  | 'not-here'
  | 'not-json'
  | 'not-loaded'
  | 'not-responding'
  | 'prompt-too-long'
  | 'self-test'
  | 'stalled'
  | 'unexpected'
  | 'worker-failed'
  | 'wrong-size'
  | SamplerErrorCode;

/** Why the live model cannot go on. `code` is for programs, the message says what to do about it. */
export class ModelError extends Error {
  constructor(
    readonly code: ModelErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelError';
  }
}

/** What a rejected promise or a caught exception says, in one line that is never empty. */
export function reason(error: unknown): string {
  // Our messages are one line; those of browsers and the runtime may be anything.
  if (error instanceof ModelError) return error.message;
  return start(words(error).trim().split('\n', 1)[0] ?? '', 200) || 'no reason was given';
}

/** A thrown thing need not be an Error: the runtime throws numbers, and a GPU's errors are objects of another kind. */
function words(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error ?? '');
  const { message, name } = error as { message?: unknown; name?: unknown };
  return [message, name].find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}
