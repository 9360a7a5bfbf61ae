import { ModelError, reason } from '../error.ts';
import { type FileEntry, type Manifest, parseManifest } from '../manifest.ts';
import type { Files, Kept } from './files.ts';
import { sha256 } from './hash.ts';
import { packageEntries } from './package.ts';

const MANIFEST = 'manifest.json';
const AGAIN = "Choose all files of the model's folder again.";

/** A package whose files the reader has chosen. Nothing is fetched and nothing is stored. */
export class DiskFiles implements Files<Manifest> {
  readonly #files: ReadonlyMap<string, File>;
  #manifest: Promise<Manifest> | undefined;

  constructor(files: readonly File[]) {
    this.#files = new Map(files.map((file) => [file.name, file]));
  }

  /** @throws ModelError `missing-files` or `changed-files`, naming them; as the manifest's checks */
  list(): Promise<Manifest> {
    this.#manifest ??= this.#readManifest();
    return this.#manifest;
  }

  async present(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  /** @throws ModelError `missing-files` or `changed-files` */
  async read(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
    const data = await this.#bytes(entry.file);
    if ((await sha256(data)) !== entry.sha256) throw changed([entry.file]);
    return data;
  }

  async settle(): Promise<Kept> {
    return { kept: 'none', keptWhy: 'It was read from files of yours, and the browser keeps no copy.' };
  }

  async #readManifest(): Promise<Manifest> {
    const manifest = parseManifest(parse(await this.#bytes(MANIFEST)));
    const entries = packageEntries(manifest);
    const absent = entries.filter(({ file }) => !this.#files.has(file));
    if (absent.length > 0) throw missing(absent.map(({ file }) => file));
    const resized = entries.filter(({ file, bytes }) => this.#files.get(file)?.size !== bytes);
    if (resized.length > 0) throw changed(resized.map(({ file }) => file));
    return manifest;
  }

  async #bytes(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#files.get(name);
    if (!file) throw missing([name]);
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch (cause) {
      const message = `${name} could not be read (${reason(cause)}). ${AGAIN}`;
      throw new ModelError('changed-files', message, { cause });
    }
  }
}

function missing(names: readonly string[]): ModelError {
  return new ModelError('missing-files', `Not among the chosen files: ${names.join(', ')}. ${AGAIN}`);
}

function changed(names: readonly string[]): ModelError {
  const message = `Not as the model's manifest has them: ${names.join(', ')}. Copy or download the model's folder again.`;
  return new ModelError('changed-files', message);
}

function parse(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch (cause) {
    throw new ModelError('not-json', `${MANIFEST} is not JSON. ${AGAIN}`, { cause });
  }
}
