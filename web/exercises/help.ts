import { html, nothing, type TemplateResult } from 'lit';
import type { Task } from './task.ts';

/** The hints revealed so far, and a button for the next one. */
export function hints({ hints: all }: Task, shown: number, more: () => void): TemplateResult {
  const left = all.length - shown;
  return html`<div class="hints">
    ${shown > 0 ? html`<ol>${all.slice(0, shown).map((hint) => html`<li>${hint}</li>`)}</ol>` : nothing}
    ${left > 0 ? html`<button type="button" @click=${more}>Hint ${shown + 1} of ${all.length}</button>` : nothing}
  </div>`;
}

/** One way to solve it, closed until it is wanted. */
export function solution(task: Task): TemplateResult {
  return html`<details class="twin solution"><summary>Show a solution</summary>
    <pre class="code" tabindex="0" aria-label="A solution"><code>${task.solution}</code></pre>
  </details>`;
}
