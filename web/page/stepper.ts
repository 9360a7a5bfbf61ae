import { html, nothing, type TemplateResult } from 'lit';
import type { Lesson, Step } from '../lessons/lesson.ts';
import { openContents } from './contents.ts';
import { fresh } from './translation.ts';

/** Previous and next, across lessons, with a dot for every step of this one. */
export function stepper(
  lessons: readonly Lesson[],
  lesson: Lesson,
  steps: readonly Step[],
  index: number,
  go: (slug: string, step: number) => void,
): TemplateResult {
  const at = lessons.findIndex(({ slug }) => slug === lesson.slug);
  const before = index > 0 ? lesson : lessons[at - 1];
  const after = index < steps.length - 1 ? lesson : lessons[at + 1];
  const leaves = after && after !== lesson;
  return html`<nav class="stepper" aria-label="Steps">
    <button type="button" class="turn" ?disabled=${!before} aria-label="Previous step"
      @click=${() => before && go(before.slug, before === lesson ? index - 1 : 0)}>←</button>
    <ol class="dots">${steps.map(
      (step, i) => html`<li><button type="button" class="dot" aria-label=${`Step ${i + 1}: ${step.title}`}
        aria-current=${i === index ? 'step' : 'false'} @click=${() => go(lesson.slug, i)}></button></li>`,
    )}</ol>
    ${
      after
        ? html`<button type="button" class="turn next ${leaves ? 'leaves' : ''}" aria-label=${leaves ? `Next lesson: ${after.title}` : 'Next step'}
      @click=${() => go(after.slug, leaves ? 0 : index + 1)}>${leaves ? html`<span class="turn-name">${fresh(after.title)}</span>` : nothing}<span class="turn-word">Next</span> →</button>`
        : html`<button type="button" class="turn next" @click=${openContents}>The end: contents</button>`
    }
  </nav>`;
}
