import { HubError } from './error.mjs';

/**
 * Turns Ctrl+C into an abort, so that what came so far is on the disk and a sentence says how to go on. Only for
 * work that waits: work that computes keeps the process busy, and Ctrl+C ends it as it always does.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stoppable(work) {
  const controller = new AbortController();
  const stop = () => {
    const message = 'Stopped. What came so far is kept: run the command again to go on from there.';
    controller.abort(new HubError('stopped', message));
  };
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
