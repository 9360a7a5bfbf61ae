import type { ModelChoice } from '../../../live/models/choice.ts';
import { models } from '../../../live/models/page-models.ts';
import { vocabularyOf } from '../../../live/reading/vocabulary.ts';
import { type LoadedModel, session, tell } from './session.ts';

let stopper: AbortController | undefined;

/**
 * Does one thing with the model, after ending what went on before. An error becomes the session's; what a
 * stopped act has done stays done. It is done with one model from end to end: the one that runs for the wish now.
 */
export async function act(
  doing: 'writing' | 'reading',
  wish: ModelChoice,
  work: (loaded: LoadedModel) => Promise<void>,
): Promise<void> {
  stop();
  const mine = new AbortController();
  stopper = mine;
  const { signal } = mine;
  const { error: _, growing: __, ...rest } = session.get();
  const on = models.running(wish);
  session.set({ ...rest, on, doing: 'loading', note: '' });
  try {
    await models.use(on, signal, async (client) => {
      const vocabulary = await vocabularyOf(client);
      if (signal.aborted) return;
      tell({ doing, vocabulary });
      await work({ client, vocabulary, signal, on });
    });
  } catch (error) {
    if (!signal.aborted) tell({ error });
  } finally {
    if (stopper === mine) {
      stopper = undefined;
      const { growing: _gone, on: _on, ...left } = session.get();
      session.set({ ...left, doing: 'nothing' });
    }
  }
}

/** Ends whatever runs; what is written stays. */
export function stop(): void {
  stopper?.abort();
}
