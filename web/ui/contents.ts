import { html, type TemplateResult } from 'lit';
import type { LessonMeta } from '../lessons/lesson.ts';

export const CONTENTS_ID = 'contents';

/** The table of contents: a dialog, so that Escape and the focus work as a reader expects. */
export function contents(lessons: readonly LessonMeta[], current: string | undefined): TemplateResult {
  const close = () => (document.getElementById(CONTENTS_ID) as HTMLDialogElement).close();
  return html`<dialog id=${CONTENTS_ID} aria-labelledby="contents-title">
    <div class="contents-head"><h2 id="contents-title">Contents</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <nav aria-label="Lessons"><ol>${lessons.map(
      (
        lesson,
      ) => html`<li><a href=${`#/${lesson.slug}`} aria-current=${lesson.slug === current ? 'page' : 'false'} @click=${close}>
        <strong>${lesson.title}</strong><span>${lesson.summary}</span></a></li>`,
    )}</ol></nav>
  </dialog>`;
}
