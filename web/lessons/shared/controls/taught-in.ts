import { html, type TemplateResult } from 'lit';

const LESSONS: Readonly<Record<string, TemplateResult>> = {
  topK: html`<a href="#/top-k">top-k</a>`,
  topP: html`<a href="#/top-p">top-p</a>`,
  minP: html`<a href="#/min-p">min-p</a>`,
  repetitionPenalty: html`<a href="#/repetition">repetition penalty</a>`,
};

/** A line with links to the lessons that teach the controls. */
export function taughtIn(names: readonly string[]): TemplateResult {
  const links = names.flatMap((name) => LESSONS[name] ?? []);
  return html`<p class="hint">Not met yet? See the ${links.length === 1 ? 'lesson' : 'lessons'} on
    ${links.map((link, i) => html`${i === 0 ? '' : i === links.length - 1 ? ' and ' : ', '}${link}`)}.</p>`;
}
