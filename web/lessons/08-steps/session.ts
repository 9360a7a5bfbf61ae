import { openModel } from '../../live/model.ts';
import { type Vocabulary, vocabularyOf } from '../../live/vocabulary.ts';
import { atom } from '../../state/atom.ts';
import type { ModelClient } from '../../worker/client.ts';
import type { Tree } from './tree.ts';

/** A tree with the node that ends the text on show. */
export interface Place {
  readonly tree: Tree;
  readonly end: number;
}

/** What goes on with the texts, beside what the address holds. One value, so that the figure is a function of it. */
export interface Session {
  readonly doing: 'nothing' | 'loading' | 'writing' | 'reading';
  /** The tree while it grows; the address follows when it is done. */
  readonly growing?: Place;
  /** The tree before it was cut or replaced, to be brought back. */
  readonly before?: Place | undefined;
  readonly vocabulary?: Vocabulary;
  /** What the last act came to. */
  readonly note: string;
  readonly error?: unknown;
}

export const session = atom<Session>({ doing: 'nothing', note: '' });

export function tell(change: Partial<Session>): void {
  session.set({ ...session.get(), ...change });
}

/** What an act has at hand once the model is there. */
export interface Hands {
  readonly client: ModelClient;
  readonly vocabulary: Vocabulary;
  readonly signal: AbortSignal;
}

let stopper: AbortController | undefined;

/**
 * Does one thing with the model, after ending what went on before. An error becomes the session's; what a
 * stopped act has done stays done.
 */
export async function act(
  doing: 'writing' | 'reading',
  backend: string,
  work: (hands: Hands) => Promise<void>,
): Promise<void> {
  stop();
  const mine = new AbortController();
  stopper = mine;
  const { signal } = mine;
  const { error: _, growing: __, ...rest } = session.get();
  session.set({ ...rest, doing: 'loading', note: '' });
  try {
    const client = await openModel(backend, signal);
    const vocabulary = await vocabularyOf(client);
    if (signal.aborted) return;
    tell({ doing, vocabulary });
    await work({ client, vocabulary, signal });
  } catch (error) {
    if (!signal.aborted) tell({ error });
  } finally {
    if (stopper === mine) {
      stopper = undefined;
      const { growing: _gone, ...left } = session.get();
      session.set({ ...left, doing: 'nothing' });
    }
  }
}

/** Ends whatever runs; what is written stays. */
export function stop(): void {
  stopper?.abort();
}
