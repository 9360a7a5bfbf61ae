// How a live figure looks while there is nothing to draw yet: the model loads, or something went wrong.
import { html, nothing, type TemplateResult } from 'lit';
import { count, figure as written } from '../charts/format.ts';
import { ModelError, type ModelInfo, type Progress } from '../worker/client.ts';

const PHASES: Record<Progress['phase'], string> = {
  manifest: 'Reading the list of files',
  weights: 'Loading the weights',
  runtime: 'Loading the runtime',
  session: 'Preparing the model',
  'self-test': 'Checking its arithmetic',
};

export function loading({ phase, loaded, total }: Progress): TemplateResult {
  const megabytes = (bytes: number) => written(bytes / 1e6, 2);
  return html`<div class="page empty"><p>${PHASES[phase]}…${phase === 'weights' && total > 0 ? ` ${megabytes(loaded)} of ${megabytes(total)} MB` : ''}</p>
    <progress max=${total || 1} .value=${total ? loaded : 0} aria-label="Loading the model"></progress></div>`;
}

/** What the reader typed, not the machine: to try again without a change would not help. */
export function isInput(error: unknown): boolean {
  return error instanceof ModelError && (error.code.startsWith('bad-') || error.code === 'prompt-too-long');
}

export function failure(error: unknown, retry: () => void): TemplateResult {
  const lead = isInput(error) ? 'That cannot be used.' : 'The model stopped.';
  return html`<div class="refusal" role="alert"><p><strong>${lead}</strong> ${error instanceof Error ? error.message : String(error)}</p>
    ${isInput(error) ? nothing : html`<button type="button" @click=${retry}>Retry</button>`}</div>`;
}

/** Which model runs, on what, and why not on something faster. */
export function backendLine(info: ModelInfo): TemplateResult {
  return html`<p class="hint backend"><strong>${info.name}</strong>, ${count(info.parameters)} parameters,
    ${count(info.vocabularySize)} tokens, running on ${info.backendLabel}.${info.why.map((line) => html`<br>${line}`)}</p>`;
}
