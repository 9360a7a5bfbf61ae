import { html, nothing, type TemplateResult } from 'lit';
import type { Lesson } from '../lessons/lesson.ts';
import { asking } from '../state/asking.ts';
import type { Progress } from '../state/progress.ts';
import { visit } from './progress.ts';

const CONTENTS_ID = 'contents';

export function openContents(): void {
  (document.getElementById(CONTENTS_ID) as HTMLDialogElement).showModal();
}

/** The table of contents with the reader's progress: a dialog, so that Escape and the focus work as expected. */
export function contents(
  lessons: readonly Lesson[],
  current: string | undefined,
  progress: Progress,
): TemplateResult {
  const close = () => (document.getElementById(CONTENTS_ID) as HTMLDialogElement).close();
  const entry = ({ slug, title, summary }: Lesson) => {
    const visited = progress.visited[slug];
    return html`<li><a href=${`#/${slug}`} aria-current=${slug === current ? 'page' : 'false'} @click=${close}>
      <strong>${title}</strong><span>${summary}</span>
      ${visited ? visit(visited, progress.exercises.includes(slug)) : nothing}</a></li>`;
  };
  return html`<dialog id=${CONTENTS_ID} aria-labelledby="contents-title">
    <div class="contents-head"><h2 id="contents-title">Contents</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <nav aria-label="Lessons"><ol>${lessons.map(entry)}</ol></nav>
    <ld-progress .progress=${progress} ?asking=${asking.get()} lessons=${lessons.length}></ld-progress>
  </dialog>`;
}
