// The lists of files that were asked for: they say which files on the shelf are still wanted.
import { fileKey, listAddress, listKey, listPrefix, type Shelf } from './shelf';

export interface KeptList {
  key: string;
  /** Where it came from. */
  url: string;
  data: Uint8Array<ArrayBuffer>;
  /** Parsed, not checked. */
  value: unknown;
}

/** @param wanted takes a list's address; @defaultValue all */
export async function keptLists(shelf: Shelf, wanted = (_url: string) => true): Promise<KeptList[]> {
  const lists = [];
  for (const key of await shelf.keys()) {
    const url = listAddress(key);
    if (url === undefined || !wanted(url)) continue;
    const data = await shelf.take(key);
    // Only what parsed once is ever kept.
    if (data) lists.push({ key, url, data, value: JSON.parse(new TextDecoder().decode(data)) });
  }
  return lists;
}

/** Forgets every list of this address but one, and all files that no list names any more. */
export async function forgetLists(shelf: Shelf, url: string, butHash?: string): Promise<void> {
  const own = listPrefix(url);
  const spared = butHash && listKey(url, butHash);
  const keys = await shelf.keys();
  for (const key of keys) if (key.startsWith(own) && key !== spared) await shelf.remove(key);
  await sweep(shelf, keys);
}

/**
 * Of two tabs, the one that downloads puts its list on the shelf before any file, so a file among `keys` that no list
 * names is of none.
 */
async function sweep(shelf: Shelf, keys: readonly string[]): Promise<void> {
  const named = new Set((await keptLists(shelf)).flatMap(({ value }) => hashesIn(value)).map(fileKey));
  for (const key of keys) {
    if (listAddress(key) === undefined && !named.has(key)) await shelf.remove(key);
  }
}

/** Every SHA-256 that a list names, whatever the list's form. */
function hashesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'sha256' ? [String(inner)] : hashesIn(inner),
  );
}
