import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { LESSONS } from '../lessons/catalogue.ts';
import type { Lesson, Step } from '../lessons/lesson.ts';
import { SamplerError } from '../sampler/index.ts';
import type { View } from '../state/view.ts';
import '../ui/announce.ts';
import { otherExample, ownWords } from './own-words.ts';
import { ask, veil } from './predict.ts';
import { stepper } from './stepper.ts';
import { fresh, steady } from './translation.ts';

export interface ShownStep {
  readonly lesson: Lesson;
  readonly steps: readonly Step[];
  readonly index: number;
  /** The figure is not drawn yet. */
  readonly wordsOnly: boolean;
}

/** One step of a lesson: its words with the way to the next, and its figure or the question before it. */
export function stepArticle(
  { lesson, steps, index, wordsOnly }: ShownStep,
  start: View,
  view: View,
  go: (slug: string, step: number) => void,
): TemplateResult {
  const step = steps[index] as Step;
  const prediction = step.predict?.(start);
  const asked = prediction && ask(prediction, start);
  return html`<article class="step" data-lesson=${lesson.slug} data-step=${index + 1}>
      <div class="prose">
        <p class="kicker">${fresh(lesson.title)} ${fresh(`step ${index + 1} of ${steps.length}`)}</p>
        <h1>${fresh(step.title)}</h1>
        <ld-announce .text=${step.title}></ld-announce>
        ${words(step, view, { text: !(asked?.open && prediction?.holdsText), tryThis: !asked?.open })}
        ${asked?.open ? nothing : otherExample(step, start, view)}
        ${stepper(LESSONS, lesson, steps, index, go)}
      </div>
      <div class="stage" translate="no" tabindex="-1" aria-busy=${wordsOnly}>${wordsOnly ? nothing : keyed(`${lesson.slug}/${index}`, html`${ownWords(step, view)}${asked?.card ?? nothing}${asked?.open ? veil() : step.figure(view)}`)}</div>
    </article>`;
}

/** The words of a step may quote numbers. If the core refuses the settings, the figure says why and the words are hidden. */
function words(step: Step, view: View, shows: { text: boolean; tryThis: boolean }): TemplateResult {
  try {
    return html`${shows.text ? html`<div class="words">${steady(step.text(view))}</div>` : nothing}
      ${step.tryThis && shows.tryThis ? html`<p class="try"><strong>Try this.</strong> ${hint(step.tryThis(view))}</p>` : nothing}`;
  } catch (error) {
    if (!(error instanceof SamplerError)) throw error;
    return html`<p class="hint">The text of this step quotes numbers of the figure. It comes back when the figure does.</p>`;
  }
}

const hint = (words: TemplateResult | string) => (typeof words === 'string' ? fresh(words) : steady(words));
