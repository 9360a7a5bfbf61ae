// The module worker that owns runtime, tokenizer and sampler.
import { ModelError, reason } from '../model/error.ts';
import { LiveModel } from '../model/live-model.ts';
import { SamplerError } from '../sampler/index.ts';
import type { Request, Response, Results, Work } from './protocol.ts';

/** The part of a worker's global scope used here, which the page's types do not have. */
interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Response, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as Scope;
const running = new Map<number, AbortController>();
let model: LiveModel | undefined;
/** Requests share one model and its memory, so each waits for the one before. */
let last: Promise<void> = Promise.resolve();

function loaded(): LiveModel {
  if (!model) throw new ModelError('not-loaded', 'No model is loaded. Load one first.');
  return model;
}

async function perform(request: Work, signal: AbortSignal): Promise<Results[keyof Results]> {
  const { id } = request;
  switch (request.type) {
    case 'load': {
      signal.throwIfAborted();
      const former = model;
      model = undefined;
      // A lost session may refuse to be released.
      await former?.release().catch(() => {});
      const site = new URL(request.site);
      model = await LiveModel.load({
        ...request,
        site,
        signal,
        onProgress: (progress) => scope.postMessage({ type: 'progress', id, progress }),
        onInfo: (info) => scope.postMessage({ type: 'info', info }),
      });
      return model.info;
    }
    case 'tokenize':
      return loaded().tokenize(request.text);
    case 'vocabulary':
      return loaded().vocabulary();
    case 'generate':
      return loaded().generate(request.options, signal, (token) =>
        scope.postMessage({ type: 'token', id, token }),
      );
    case 'logits':
      return Float32Array.from(await loaded().logits(request.prompt, signal));
    default:
      return request satisfies never;
  }
}

function failure(id: number, error: unknown, signal: AbortSignal): Response {
  if (signal.aborted)
    return { type: 'failed', id, code: 'aborted', message: 'It was stopped before it was done.' };
  const isNamed = error instanceof ModelError || error instanceof SamplerError;
  if (isNamed) return { type: 'failed', id, code: error.code, message: error.message };
  return { type: 'failed', id, code: 'unexpected', message: reason(error) };
}

async function answer(request: Work, signal: AbortSignal): Promise<void> {
  try {
    const result = await perform(request, signal);
    const transfer = result instanceof Float32Array ? [result.buffer] : [];
    scope.postMessage({ type: 'done', id: request.id, result }, transfer);
  } catch (error) {
    scope.postMessage(failure(request.id, error, signal));
  } finally {
    running.delete(request.id);
  }
}

scope.onmessage = ({ data: request }) => {
  if (request.type === 'abort') {
    running.get(request.id)?.abort();
    return;
  }
  if (request.type === 'ping') {
    scope.postMessage({ type: 'pong' });
    return;
  }
  const controller = new AbortController();
  running.set(request.id, controller);
  last = last.then(() => answer(request, controller.signal));
};
