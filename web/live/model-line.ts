import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../charts/format.ts';
import type { ModelChoice } from './choice.ts';
import type { LiveInfo } from './live-client.ts';
import { models } from './model.ts';
import { openModelPanel } from './open-panel.ts';

/**
 * Under a live figure: which model runs, on what and why not on something faster, or which will; and the way to
 * another one. Where the model wished for is not here, it says what runs in its place.
 */
export function modelLine(wish: ModelChoice): TemplateResult {
  const { active } = models.state.get();
  return html`<p class="hint backend">${active ? runs(active.info) : 'No model is loaded yet.'}
    ${instead(wish)}<button type="button" class="quiet" @click=${openModelPanel}>Change the model</button></p>`;
}

function runs({ name, parameters, vocabularySize, backendLabel, why }: LiveInfo): TemplateResult {
  return html`<strong>${name}</strong>, ${count(parameters)} parameters, ${count(vocabularySize)} tokens, running on
    ${backendLabel}.${why.map((line) => html`<br>${line}`)}`;
}

/** Sentences that hold whatever the embedded model has done so far. */
function instead({ model }: ModelChoice): TemplateResult | typeof nothing {
  if (models.isHere(model)) return nothing;
  const comes = models.state.get().arriving.some(({ choice }) => choice.model === model);
  return html`<br><strong>${model}</strong> is ${comes ? 'on its way' : 'asked for, but not in this browser'}: until it is here, the model that comes with the page answers.`;
}
