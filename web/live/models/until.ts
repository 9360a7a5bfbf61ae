import { ModelError } from '../../model/error.ts';

/** Waits for a promise, but no longer than the signal lets it. @throws ModelError `aborted`, or as the promise */
export function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new ModelError('aborted', 'It was stopped before it was done.'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
