import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { SamplerError } from '../../sampler/index.ts';
import '../announce.ts';
import './chart.ts';
import { type Refusal, refusalId } from '../refusals.ts';
import { csvFile, pngFile, svgFile } from './download.ts';
import { type Shown, withLastDrawing } from './last-drawing.ts';
import { saves } from './saves.ts';
import { shown, type Table } from './table.ts';

/** What a figure shows once the core has answered. */
export interface Drawing {
  /** One sentence that is true of the chart as it stands. */
  readonly summary: string;
  readonly body: TemplateResult;
  /** What stands under the controls, where the body would be too tall with it. */
  readonly more?: TemplateResult;
  readonly table: Table;
}

export interface FigureOptions {
  readonly title: string;
  /** May throw a SamplerError; the reader then sees its sentence, and the last drawing where there is one. */
  readonly draw: () => Drawing;
  /** What must be set or started before there is anything to draw. */
  readonly lead?: TemplateResult;
  readonly controls?: TemplateResult;
  /** Puts back what the reader changed; offered when the core refuses it. */
  readonly reset: () => void;
  /** Of the logits, to name the one that the core refuses. */
  readonly words?: readonly string[];
}

/** A figure: title, summary, chart, table twin and the controls that change it. */
export function figure({ title, draw, lead, controls, reset, words }: FigureOptions): TemplateResult {
  const drawn = attempt(() => ({ title, ...draw() }));
  const say = (error: SamplerError) => `${error.message}${ofWord(error, words)}`;
  const show = ({ drawing, refusal }: Shown<Drawing & { title: string }>) => {
    const pale = refusal !== undefined;
    const named = drawing?.title ?? title;
    return html`<figure class="figure" translate="no" aria-label=${named}>
    <figcaption><h2>${named}</h2>
      ${drawing && !pale ? html`<p class="summary">${drawing.summary}</p><ld-announce .text=${drawing.summary}></ld-announce>` : nothing}</figcaption>
    ${lead ?? nothing}
    ${refusal ? refused(refusal, reset) : nothing}
    <div class="figure-body" ?inert=${pale}>${drawing?.body ?? nothing}</div>
    ${controls ? html`<div class="controls">${controls}</div>` : nothing}
    ${drawing?.more ? html`<div class="figure-more" ?inert=${pale}>${drawing.more}</div>` : nothing}
    ${drawing && !pale && drawing.table.rows.length > 0 ? twin(named, drawing.table) : nothing}
  </figure>`;
  };
  return html`${withLastDrawing({ drawn, say, show })}`;
}

/** A chart as wide as its place. */
export function chart(label: string, draw: (width: number) => SVGTemplateResult): TemplateResult {
  return html`<ld-chart .label=${label} .draw=${draw}></ld-chart>`;
}

/** Shows the core's errors in the figure. Any other error is a bug and is thrown. */
function attempt<T>(draw: () => T): T | SamplerError {
  try {
    return draw();
  } catch (error) {
    if (error instanceof SamplerError) return error;
    throw error;
  }
}

/** Readers know a logit by its word, not by its place in a list. */
function ofWord({ code, index = -1 }: SamplerError, words: readonly string[] = []): string {
  const word = code.endsWith('-logit') ? words[index] : undefined;
  return word === undefined ? '' : ` It is the logit of “${word}”.`;
}

/** What the core refused. If the field shows the sentence, the figure only says why it is pale. */
function refused({ error, sentence, beside, taken }: Refusal, reset: () => void): TemplateResult {
  // The button disappears with the refusal, so the focus moves on.
  const again = () => {
    reset();
    document.getElementById('main')?.focus();
  };
  const back = html`<button type="button" @click=${again}>Put this step’s settings back</button>`;
  const pale = beside ? 'The figure is the last one that could be drawn.' : '';
  if (taken) return html`<div class="refusal brief"><p>${pale}</p>${back}</div>`;
  return html`<div class="refusal" role="alert" data-code=${error.code}>
    <p id=${refusalId(error)}><strong>The sampler cannot use that.</strong> ${sentence} ${pale}</p>${back}</div>`;
}

function twin(title: string, table: Table): TemplateResult {
  return html`<details class="twin"><summary>Table and files</summary>
    <div class="twin-scroll" tabindex="0" role="region" aria-label=${`Table: ${title}`}>
      <table><thead><tr>${table.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${table.rows.map(
        (row) =>
          html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${shown(cell)}</th>` : html`<td>${shown(cell)}</td>`))}</tr>`,
      )}</tbody></table></div>
    <div class="saves">Save as ${saves([
      { name: 'CSV', quiet: true, make: () => csvFile(title, table) },
      { name: 'SVG', quiet: true, make: (button) => svgFile(title, figureOf(button)) },
      { name: 'PNG', quiet: true, make: (button) => pngFile(title, figureOf(button)) },
    ])}</div>
  </details>`;
}

const figureOf = (part: Element) => part.closest('figure') as HTMLElement;
