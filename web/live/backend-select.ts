import { html, type TemplateResult } from 'lit';

const BACKENDS = [
  ['auto', 'the fastest way'],
  ['webgpu', 'WebGPU'],
  ['wasm', 'WebAssembly'],
] as const;

/** What the model runs on. */
export function backendSelect(
  chosen: string,
  change: (backend: string) => void,
  busy = false,
): TemplateResult {
  return html`<label>Runs on <select .value=${chosen} ?disabled=${busy}
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${BACKENDS.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}</select></label>`;
}
