import { html, type TemplateResult } from 'lit';
import type { Backend } from '../../worker/client.ts';

const BACKENDS: readonly (readonly [Backend, string])[] = [
  ['auto', 'the fastest way'],
  ['webgpu', 'WebGPU'],
  ['wasm', 'WebAssembly'],
];

/** What the model runs on. */
export function backendSelect(
  chosen: Backend,
  change: (backend: Backend) => void,
  busy = false,
): TemplateResult {
  return html`<label>Runs on <select .value=${chosen} ?disabled=${busy}
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value as Backend)}>
    ${BACKENDS.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}</select></label>`;
}
