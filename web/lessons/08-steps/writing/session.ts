import type { ModelChoice } from '../../../live/models/choice.ts';
import type { LiveClient } from '../../../live/models/live-client.ts';
import type { Vocabulary } from '../../../live/reading/vocabulary.ts';
import { atom } from '../../../state/atom.ts';
import type { Tree } from '../tree/tree.ts';

/** A tree with the node that ends the text on show. */
export interface Place {
  readonly tree: Tree;
  readonly end: number;
}

/** What goes on with the texts, beside what the address holds. One value, so that the figure is a function of it. */
export interface Session {
  readonly doing: 'nothing' | 'loading' | 'writing' | 'reading';
  /** The model that does it. */
  readonly on?: ModelChoice;
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
export interface LoadedModel {
  readonly client: Pick<LiveClient, 'tokenize' | 'generate'>;
  readonly vocabulary: Vocabulary;
  readonly signal: AbortSignal;
  readonly on: ModelChoice;
}
