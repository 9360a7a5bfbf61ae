import { html, nothing, type TemplateResult } from 'lit';
import type { Task } from './task.ts';

/** The hints revealed so far, and a button for the next one. */
export function hints({ hints: all }: Task, shown: number, more: () => void): TemplateResult {
  const left = all.length - shown;
  return html`<div class="hints">
    ${shown > 0 ? html`<ol translate="yes">${all.slice(0, shown).map((hint) => html`<li>${hint}</li>`)}</ol>` : nothing}
    ${left > 0 ? html`<button type="button" @click=${more}>Hint ${shown + 1} of ${all.length}</button>` : nothing}
  </div>`;
}

/** The JavaScript that a sampler needs, beside the same in Python. */
const FOUR_LINES = `numbers.map((x) => 2 * x)            // [2 * x for x in numbers]
numbers.reduce((a, b) => a + b, 0)   // sum(numbers)
Math.max(...numbers)                 // max(numbers)
x >= bound ? x : 0                   // x if x >= bound else 0`;

/** Help for readers who know Python, closed at first. */
export function language(): TemplateResult {
  return html`<details class="twin language"><summary>Four lines of JavaScript, for those who know Python</summary>
    <pre translate="no" class="code" tabindex="0" aria-label="Four lines of JavaScript"><code translate="no">${FOUR_LINES}</code></pre>
  </details>`;
}

/** A solution, closed at first. */
export function solution(task: Task): TemplateResult {
  return html`<details class="twin solution"><summary>Show a solution</summary>
    <pre translate="no" class="code" tabindex="0" aria-label="A solution"><code translate="no">${task.solution}</code></pre>
  </details>`;
}
