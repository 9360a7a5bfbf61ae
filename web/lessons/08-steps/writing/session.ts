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

/** The state of the texts that is not in the address. The figure is drawn from it and the address alone. */
export interface Session {
  readonly doing: 'nothing' | 'loading' | 'writing' | 'reading';
  /** The model that does it. */
  readonly on?: ModelChoice;
  /** The tree while it grows; the address follows when it is done. */
  readonly growing?: Place;
  /** The tree before it was cut or replaced, so that it can be restored. */
  readonly before?: Place | undefined;
  readonly vocabulary?: Vocabulary;
  /** The result of the last action. */
  readonly note: string;
  readonly error?: unknown;
}

export const session = atom<Session>({ doing: 'nothing', note: '' });

export function tell(change: Partial<Session>): void {
  session.set({ ...session.get(), ...change });
}

/** What an action works with once the model is loaded. */
export interface LoadedModel {
  readonly client: Pick<LiveClient, 'tokenize' | 'generate'>;
  readonly vocabulary: Vocabulary;
  readonly signal: AbortSignal;
  readonly on: ModelChoice;
}
