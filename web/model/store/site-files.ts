import { ModelError, type ModelErrorCode } from '../error.ts';
import type { FileEntry } from '../manifest.ts';
import { download, downloadList, type OnArrived } from './download.ts';
import { type Files, type Kept, totalBytes } from './files.ts';
import { sha256 } from './hash.ts';
import { forgetLists, keptLists } from './lists.ts';
import { withLock } from './lock.ts';
import { fileKey, listKey, ModelCache } from './model-cache.ts';
import { freeBytes } from './quota.ts';
import { RETRIES, type RetryOptions } from './retry.ts';

/** A list of files on the site; the files lie beside it. */
export interface ListSource<List> {
  url: URL;
  /** Throws ModelError when the value is no such list. */
  parse(value: unknown): List;
  /** Those that are wanted. */
  entries(list: List): FileEntry[];
}

interface FoundList<List> {
  list: List;
  /** As it came. */
  data: Uint8Array<ArrayBuffer>;
}

/** What a host that cannot be reached looks like, a hotel's login page included. */
const UNREACHABLE: readonly ModelErrorCode[] = ['network', 'stalled', 'busy', 'not-a-file'];

/**
 * Files from the site, stored in the browser's cache where it has one, else in memory. The small model that comes with
 * the site goes the same way as a large one: a lost GPU asks for all weights again, perhaps offline, and what the
 * browser's own cache gives then is neither promised nor verified.
 */
export class SiteFiles<List> implements Files<List> {
  readonly #source: ListSource<List>;
  readonly #retries: RetryOptions;
  readonly #memory = new Map<string, Uint8Array<ArrayBuffer>>();
  #cache: Promise<ModelCache | undefined> | undefined;
  #found: FoundList<List> | undefined;
  /** Why not all is kept. */
  #why: string | undefined;

  constructor(source: ListSource<List>, retries = RETRIES) {
    this.#source = source;
    this.#retries = retries;
  }

  async list(signal?: AbortSignal): Promise<List> {
    this.#found ??= await this.#findList(signal);
    return this.#found.list;
  }

  async present(signal?: AbortSignal): Promise<ReadonlySet<string>> {
    const entries = this.#source.entries(await this.list(signal));
    const hashes = (await (await this.#open())?.hashes()) ?? new Set();
    const missing = totalBytes(entries.filter((entry) => !hashes.has(entry.sha256)));
    const free = missing > 0 ? await freeBytes() : undefined;
    if (free !== undefined && free < missing) {
      const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
      this.#why ??= `The browser has room for ${megabytes(free)}, and ${megabytes(missing)} are needed.`;
    }
    return new Set([...hashes, ...this.#memory.keys()]);
  }

  async read(
    entry: FileEntry,
    onArrived: OnArrived = () => {},
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const { sha256: hash } = entry;
    const cache = await this.#open();
    const found = this.#memory.get(hash) ?? (await cache?.take(fileKey(hash)));
    if (found) return found;
    const isKept = cache !== undefined && this.#why === undefined;
    if (!isKept) return this.#fetch(entry, onArrived, signal);
    const work = async () =>
      (await cache.take(fileKey(hash))) ?? (await this.#fetch(entry, onArrived, signal, cache));
    return withLock(`loaded-dice ${hash}`, work, signal);
  }

  async settle(): Promise<Kept> {
    const cache = await this.#open();
    if (!cache || !this.#found) return { kept: 'none', keptWhy: this.#why ?? 'Nothing was loaded.' };
    const { list, data } = this.#found;
    const hash = await sha256(data);
    // Again, in case another tab has forgotten the model meanwhile.
    const refused = await cache.put(listKey(this.#source.url.href, hash), data);
    if (refused === undefined) await forgetLists(cache, this.#source.url.href, hash);
    const hashes = await cache.hashes();
    const entries = this.#source.entries(list);
    const count = entries.filter((entry) => hashes.has(entry.sha256)).length;
    if (count === entries.length && refused === undefined) return { kept: 'all' };
    const keptWhy = this.#why ?? refused ?? 'The browser has removed some of it already.';
    return { kept: count === 0 ? 'none' : 'part', keptWhy };
  }

  #open(): Promise<ModelCache | undefined> {
    this.#cache ??= ModelCache.open().then((cache) => {
      if (typeof cache !== 'string') return cache;
      this.#why = cache;
      return undefined;
    });
    return this.#cache;
  }

  async #findList(signal?: AbortSignal): Promise<FoundList<List>> {
    const { url, parse } = this.#source;
    const cache = await this.#open();
    const known = cache && (await this.#knownList(cache));
    try {
      // Who has all the files need not wait long for a host that may be gone.
      const retries = known ? { ...this.#retries, tries: Math.min(2, this.#retries.tries) } : this.#retries;
      const { data, value } = await downloadList(url, retries, signal);
      const list = parse(value);
      this.#why ??= await cache?.put(listKey(url.href, await sha256(data)), data);
      return { list, data };
    } catch (error) {
      const isGone = error instanceof ModelError && UNREACHABLE.includes(error.code);
      if (isGone && known) return known;
      throw error;
    }
  }

  /** @returns the newest list all of whose files are here */
  async #knownList(cache: ModelCache): Promise<FoundList<List> | undefined> {
    const { url, parse, entries } = this.#source;
    const hashes = await cache.hashes();
    const lists = await keptLists(cache, (address) => address === url.href);
    for (const { data, value } of lists.reverse()) {
      try {
        const list = parse(value);
        if (entries(list).every((entry) => hashes.has(entry.sha256))) return { list, data };
      } catch {
        // Of an older form, which this page cannot use.
      }
    }
    return undefined;
  }

  async #fetch(
    entry: FileEntry,
    onArrived: OnArrived,
    signal: AbortSignal | undefined,
    cache?: ModelCache,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const url = new URL(entry.file, this.#source.url);
    const options = { retries: this.#retries, keeps: cache !== undefined, signal };
    const data = await download(url, entry, options, onArrived);
    const refused = await cache?.put(fileKey(entry.sha256), data);
    this.#why ??= refused;
    if (!cache || refused) this.#memory.set(entry.sha256, data);
    return data;
  }
}
