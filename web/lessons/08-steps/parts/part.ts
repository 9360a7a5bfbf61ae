import type { Vocabulary } from '../../../live/reading/vocabulary.ts';
import type { View } from '../../../state/view.ts';
import type { Place } from '../writing/session.ts';
import type { Token } from '../writing/text.ts';
import type { Settle } from '../writing/write.ts';

/** What a step of the lesson shows of the text. */
export type Part = 'watch' | 'charts' | 'die' | 'force' | 'share';

/** What a part is drawn from. */
export interface PartContext {
  readonly view: View;
  readonly place: Place;
  readonly vocabulary: Vocabulary;
  readonly tokens: readonly Token[];
  /** The open token, -1 for none. */
  readonly selected: number;
  readonly select: (index: number) => void;
  readonly writing: boolean;
  readonly busy: boolean;
  readonly settle: Settle;
  /** Shows the text that a node leads to. */
  readonly go: (end: number) => void;
}
