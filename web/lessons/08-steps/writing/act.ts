import type { ModelChoice } from '../../../live/models/choice.ts';
import { models } from '../../../live/models/page-models.ts';
import { vocabularyOf } from '../../../live/reading/vocabulary.ts';
import { type LoadedModel, session, tell } from './session.ts';

let stopper: AbortController | undefined;

/**
 * Runs one action on the model, after stopping the one before. An error is put into the session; what a stopped
 * action has done stays. The whole action uses the model that runs for the wish at its start.
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
