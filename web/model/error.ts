import { start } from '../text/graphemes';

/** Why the live model cannot go on. `code` is for programs, the message says what to do about it. */
export class ModelError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelError';
  }
}

/** What a rejected promise or a caught exception says, in one line. */
export function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return start(text.split('\n', 1)[0] ?? '', 200);
}
