import { html, nothing, type TemplateResult } from 'lit';
import { unseen, visible } from '../../text/marks.ts';

/** A token as a chip: monospaced, what looks like nothing drawn as a mark, bytes where it is no whole character. */
export function token(
  text: string | null,
  bytes?: Uint8Array,
  tone: 'plain' | 'rolled' | 'prompt' = 'plain',
): TemplateResult {
  return html`<bdi class="chip ${tone}" translate="no" title=${unseen(text ?? '').join(', ') || nothing}>${text === null ? hex(bytes ?? new Uint8Array()) : visible(text)}</bdi>`;
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
