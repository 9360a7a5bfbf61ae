import type { TemplateResult } from 'lit';
import type { State } from '../state/parameters.ts';
import type { View } from '../state/view.ts';

/** One idea: at most four short sentences, one thing that moves, one thing to try. */
export interface Step {
  readonly title: string;
  /** Values this step starts from, where the reader has set none. */
  readonly start?: Partial<State>;
  readonly text: (view: View) => TemplateResult;
  readonly figure: (view: View) => TemplateResult;
  /** Something to do, in one sentence. */
  readonly tryThis?: (view: View) => TemplateResult | string;
}

/** What the table of contents needs, loaded at once; the steps are loaded when the lesson opens. */
export interface LessonMeta {
  readonly slug: string;
  readonly order: number;
  readonly title: string;
  /** One line for the table of contents. */
  readonly summary: string;
}
