// The files of this site's models in the browser's Cache Storage. Every key ends in the SHA-256 of its file.
import { sha256 } from './hash.ts';

const NAME = 'loaded-dice-1';

/**
 * Keys must be URLs. No request goes to this one, and none can: no host has the ending `.invalid`. The word stays,
 * because browsers keep downloads under it.
 */
const ADDRESS = 'https://shelf.invalid/';
const FILES = `${ADDRESS}file/`;

/** The same bytes have the same key, whatever model, version or site they belong to. */
export const fileKey = (hash: string): string => `${FILES}${hash}`;

/** Lists of files have their address in the key as well. */
export const listKey = (url: string, hash: string): string => `${listPrefix(url)}${hash}`;
export const listPrefix = (url: string): string => `${ADDRESS}list/${encodeURIComponent(url)}/`;

/** @returns the list's address; undefined for the key of a file */
export function listAddress(key: string): string | undefined {
  const [, address] = /\/list\/([^/]+)\//.exec(key) ?? [];
  return address && decodeURIComponent(address);
}

const hashIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

export class ModelCache {
  readonly #cache: Cache;

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** @returns the reason, in one line, where the browser gives no storage */
  static async open(): Promise<ModelCache | string> {
    if (!('caches' in globalThis)) return 'This browser offers the page no storage.';
    try {
      return new ModelCache(await caches.open(NAME));
    } catch {
      return 'The browser blocks storage for this page.';
    }
  }

  async keys(): Promise<string[]> {
    return (await this.#cache.keys().catch(() => [])).map(({ url }) => url);
  }

  /** @returns hashes of the files here */
  async hashes(): Promise<Set<string>> {
    return new Set((await this.keys()).filter((key) => key.startsWith(FILES)).map(hashIn));
  }

  /** @returns what lies under a key; undefined where nothing does. What does not fit its hash is removed. */
  async take(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const data = await this.#read(key);
    if (data && (await sha256(data)) === hashIn(key)) return data;
    if (data) await this.remove(key);
    return undefined;
  }

  /** An entry that cannot be read counts as missing. */
  async #read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const response = await this.#cache.match(key);
      return response && new Uint8Array(await response.arrayBuffer());
    } catch {
      return undefined;
    }
  }

  /**
   * @param data must fit the hash in the key
   * @returns the reason, in one line, where the browser did not keep it
   */
  async put(key: string, data: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
    try {
      await this.#cache.put(key, new Response(data));
      return undefined;
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      return isFull ? 'The browser’s storage is full.' : 'The browser could not store it.';
    }
  }

  async remove(key: string): Promise<void> {
    await this.#cache.delete(key).catch(() => false);
  }
}
