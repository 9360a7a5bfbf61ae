// The stored lists of files. A stored file that no list names is not wanted any more.
import { fileKey, listAddress, listKey, listPrefix, type ModelCache } from './model-cache.ts';

export interface KeptList {
  key: string;
  /** Where it came from. */
  url: string;
  data: Uint8Array<ArrayBuffer>;
  /** Parsed, not checked. */
  value: unknown;
}

/** @param wanted takes a list's address; @defaultValue all */
export async function keptLists(cache: ModelCache, wanted = (_url: string) => true): Promise<KeptList[]> {
  const lists = [];
  for (const key of await cache.keys()) {
    const url = listAddress(key);
    if (url === undefined || !wanted(url)) continue;
    const data = await cache.take(key);
    // Only lists that have been parsed are stored.
    if (data) lists.push({ key, url, data, value: JSON.parse(new TextDecoder().decode(data)) });
  }
  return lists;
}

/** Forgets every list of this address but one, and all files that no list names any more. */
export async function forgetLists(cache: ModelCache, url: string, butHash?: string): Promise<void> {
  const own = listPrefix(url);
  const spared = butHash && listKey(url, butHash);
  const keys = await cache.keys();
  for (const key of keys) if (key.startsWith(own) && key !== spared) await cache.remove(key);
  await sweep(cache, keys);
}

/**
 * Of two tabs, the one that downloads stores its list before any file, so a file among `keys` that no list
 * names belongs to none.
 */
async function sweep(cache: ModelCache, keys: readonly string[]): Promise<void> {
  const named = new Set((await keptLists(cache)).flatMap(({ value }) => hashesIn(value)).map(fileKey));
  for (const key of keys) {
    if (listAddress(key) === undefined && !named.has(key)) await cache.remove(key);
  }
}

/** Every SHA-256 that a list names, whatever the list's form. */
function hashesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'sha256' ? [String(inner)] : hashesIn(inner),
  );
}
