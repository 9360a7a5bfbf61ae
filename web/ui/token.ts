import { html, type TemplateResult } from 'lit';

/** A token as a chip: monospaced, a leading space drawn as a thin mark, bytes where it is no whole character. */
export function token(
  text: string | null,
  bytes?: Uint8Array,
  tone: 'plain' | 'rolled' | 'prompt' = 'plain',
): TemplateResult {
  return html`<span class="chip ${tone}">${text === null ? hex(bytes ?? new Uint8Array()) : visible(text)}</span>`;
}

/** Spaces, line ends and tabs made visible. */
export function visible(text: string): string {
  return text.replaceAll(' ', '\u2423').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
