import type { TemplateResult } from 'lit';
import type { ParameterName, State } from '../state/parameters.ts';
import type { View } from '../state/view.ts';

/** One idea: at most four short sentences, one thing that moves, one thing to try. */
export interface Step {
  readonly title: string;
  /** Values this step starts from, where the reader has set none. */
  readonly start?: Partial<State>;
  /**
   * What the text and "Try this" say of the example on the table. `nothing`: any words fit the text. `words`: they
   * name its words. `numbers`: they state what follows from its logits. Absent: the figure shows no example.
   */
  readonly tellsOfExample?: 'nothing' | 'words' | 'numbers';
  readonly text: (view: View) => TemplateResult;
  readonly figure: (view: View) => TemplateResult;
  /** Something to do, in one sentence. */
  readonly tryThis?: (view: View) => TemplateResult | string;
  /** A question asked before the figure is shown. `view` is the step as it begins, whatever was dragged before. */
  readonly predict?: (view: View) => Prediction;
}

/** A question with a few answers of which the core says which is right. */
export interface Prediction {
  /** Under which the outcome is kept; unlike any other in the course. */
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  /** The index of the right option, computed from the core. */
  readonly answer: (view: View) => number;
  /** Why it is so, in one sentence with the core's numbers. */
  readonly explain: (view: View) => string;
  /** The step's words would give the answer away, so they wait with the figure. The title is always shown. */
  readonly holdsText?: boolean;
}

/** What the table of contents needs, loaded at once; the steps are loaded when the lesson opens. */
export interface LessonMeta {
  readonly title: string;
  /** One line for the table of contents. */
  readonly summary: string;
  /** What the reader sets on one step of the lesson and finds again on the others, for all work on one text. */
  readonly keeps?: readonly ParameterName[];
}

/** A lesson as the catalogue finds it. */
export interface Lesson extends LessonMeta {
  /** Its name in addresses, from that of its folder. */
  readonly slug: string;
  loadSteps(): Promise<readonly Step[]>;
}
