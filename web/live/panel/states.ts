// How a live figure looks while there is nothing to draw yet: the model loads, or something went wrong.
import { html, nothing, type TemplateResult } from 'lit';
import { ModelError, type ModelErrorCode, reason } from '../../model/error.ts';
import { STAGES } from '../../sampler/index.ts';
import type { LoadProgress } from '../../worker/client.ts';
import { megabytes } from './units.ts';

export const PHASES: Record<LoadProgress['phase'], string> = {
  manifest: 'Reading the list of files',
  weights: 'Loading the weights',
  runtime: 'Loading the runtime',
  session: 'Preparing the model',
  'self-test': 'Checking its arithmetic',
};

export function loading({ phase, loaded, total }: LoadProgress): TemplateResult {
  return html`<div class="page empty"><p>${PHASES[phase]}…${phase === 'weights' && total > 0 ? ` ${megabytes(loaded)} of ${megabytes(total)}` : ''}</p>
    <progress max=${total || 1} .value=${total ? loaded : 0} aria-label="Loading the model"></progress></div>`;
}

/** Errors of the input and not of the machine: a retry without a change would not help. */
const OF_INPUT: ReadonlySet<ModelErrorCode> = new Set([
  ...Object.values(STAGES).map(({ code }) => code),
  'bad-backend',
  'bad-count',
  'bad-skip',
  'bad-max-tokens',
  'bad-order',
  'bad-seed',
  'bad-settings',
  'bad-token-id',
  'prompt-too-long',
]);

export const isInput = (error: unknown): boolean => error instanceof ModelError && OF_INPUT.has(error.code);

function lead(error: unknown): string {
  if (isInput(error)) return 'That cannot be used.';
  const hasBegun = !(error instanceof ModelError && error.code === 'no-backend');
  return hasBegun ? 'The model stopped.' : 'The model did not start.';
}

export function failure(error: unknown, retry: () => void): TemplateResult {
  return html`<div class="refusal" role="alert"><p><strong>${lead(error)}</strong> ${reason(error)}</p>
    ${isInput(error) ? nothing : html`<button type="button" @click=${retry}>Retry</button>`}</div>`;
}
