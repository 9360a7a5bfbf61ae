import { ModelError, type ModelErrorCode } from '../error';
import type { FileEntry } from '../manifest';
import { download, downloadList, type OnArrived } from './download';
import { type Files, type Kept, totalBytes } from './files';
import { sha256 } from './hash';
import { forgetLists, keptLists } from './lists';
import { withLock } from './lock';
import { PATIENCE, type Patience } from './patience';
import { freeBytes } from './room';
import { fileKey, listKey, Shelf } from './shelf';

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
 * Files from the site, kept on the shelf where the browser allows it, else in memory. The small model that comes with
 * the site goes the same way as a large one: a lost GPU asks for all weights again, perhaps offline, and what the
 * browser's own cache gives then is neither promised nor verified.
 */
export class SiteFiles<List> implements Files<List> {
  readonly #source: ListSource<List>;
  readonly #patience: Patience;
  readonly #memory = new Map<string, Uint8Array<ArrayBuffer>>();
  #shelf: Promise<Shelf | undefined> | undefined;
  #found: FoundList<List> | undefined;
  /** Why not all is kept. */
  #why: string | undefined;

  constructor(source: ListSource<List>, patience = PATIENCE) {
    this.#source = source;
    this.#patience = patience;
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
    const shelf = await this.#open();
    const found = this.#memory.get(hash) ?? (await shelf?.take(fileKey(hash)));
    if (found) return found;
    const isKept = shelf !== undefined && this.#why === undefined;
    if (!isKept) return this.#fetch(entry, onArrived, signal);
    const work = async () =>
      (await shelf.take(fileKey(hash))) ?? (await this.#fetch(entry, onArrived, signal, shelf));
    return withLock(`loaded-dice ${hash}`, work, signal);
  }

  async settle(): Promise<Kept> {
    const shelf = await this.#open();
    if (!shelf || !this.#found) return { kept: 'none', keptWhy: this.#why ?? 'Nothing was loaded.' };
    const { list, data } = this.#found;
    const hash = await sha256(data);
    // Again, in case another tab has forgotten the model meanwhile.
    const refused = await shelf.put(listKey(this.#source.url.href, hash), data);
    if (refused === undefined) await forgetLists(shelf, this.#source.url.href, hash);
    const hashes = await shelf.hashes();
    const entries = this.#source.entries(list);
    const count = entries.filter((entry) => hashes.has(entry.sha256)).length;
    if (count === entries.length && refused === undefined) return { kept: 'all' };
    const keptWhy = this.#why ?? refused ?? 'The browser has removed some of it already.';
    return { kept: count === 0 ? 'none' : 'part', keptWhy };
  }

  #open(): Promise<Shelf | undefined> {
    this.#shelf ??= Shelf.open().then((shelf) => {
      if (typeof shelf !== 'string') return shelf;
      this.#why = shelf;
      return undefined;
    });
    return this.#shelf;
  }

  async #findList(signal?: AbortSignal): Promise<FoundList<List>> {
    const { url, parse } = this.#source;
    const shelf = await this.#open();
    const known = shelf && (await this.#knownList(shelf));
    try {
      // Who has all the files need not wait long for a host that may be gone.
      const patience = known
        ? { ...this.#patience, tries: Math.min(2, this.#patience.tries) }
        : this.#patience;
      const { data, value } = await downloadList(url, patience, signal);
      const list = parse(value);
      this.#why ??= await shelf?.put(listKey(url.href, await sha256(data)), data);
      return { list, data };
    } catch (error) {
      const isGone = error instanceof ModelError && UNREACHABLE.includes(error.code);
      if (isGone && known) return known;
      throw error;
    }
  }

  /** @returns the newest list all of whose files are here */
  async #knownList(shelf: Shelf): Promise<FoundList<List> | undefined> {
    const { url, parse, entries } = this.#source;
    const hashes = await shelf.hashes();
    const lists = await keptLists(shelf, (address) => address === url.href);
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
    shelf?: Shelf,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const url = new URL(entry.file, this.#source.url);
    const options = { patience: this.#patience, keeps: shelf !== undefined, signal };
    const data = await download(url, entry, options, onArrived);
    const refused = await shelf?.put(fileKey(entry.sha256), data);
    this.#why ??= refused;
    if (!shelf || refused) this.#memory.set(entry.sha256, data);
    return data;
  }
}
