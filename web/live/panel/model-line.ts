import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../charts/format.ts';
import type { ModelInfo } from '../../worker/client.ts';
import type { ModelChoice } from '../models/choice.ts';
import { models } from '../models/page-models.ts';
import { openModelPanel } from './model-button.ts';

/** Which model runs, on which backend and why not on a faster one, with a button to change it. */
export function modelLine(): TemplateResult {
  const { active } = models.state.get();
  return html`<p class="hint backend">${active ? runs(active.info) : 'No model is loaded yet.'}
    <button type="button" class="quiet" @click=${openModelPanel}>Change the model</button></p>`;
}

function runs({ name, parameters, vocabularySize, backendLabel, why }: ModelInfo): TemplateResult {
  return html`<strong>${name}</strong>, ${count(parameters)} parameters, ${count(vocabularySize)} tokens, running on
    ${backendLabel}.${why.map((line) => html`<br>${line}`)}`;
}

/** A line if the model of the address is not here: which model answers instead, and how to get it. */
export function modelMissing({ model }: ModelChoice): TemplateResult | typeof nothing {
  if (models.isHere(model)) return nothing;
  const comes = models.state.get().arriving.some(({ choice }) => choice.model === model);
  return html`<p class="hint model-missing"><strong>${model}</strong> is ${comes ? 'on its way' : 'asked for here, but not in this browser'}.
    Until it is, the model that comes with the page answers.
    ${comes ? nothing : html`<button type="button" class="quiet" @click=${openModelPanel}>See its size</button>`}</p>`;
}
