import { ModelError } from '../error.ts';

/**
 * SHA-256 in lower-case hexadecimal.
 * @throws ModelError `insecure-context`
 */
export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    const message =
      'The browser verifies downloads on https:// and localhost only. Serve the page from one of them.';
    throw new ModelError('insecure-context', message);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
