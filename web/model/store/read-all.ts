import type { LoadProgress, OnLoadProgress } from '../load-progress.ts';
import type { FileEntry } from '../manifest.ts';
import { type Files, totalBytes } from './files.ts';

/** Counts how many bytes of several files are here, by the sizes in their list. */
class ByteCounter {
  readonly #files: Map<FileEntry, { bytes: number; resumed: boolean }>;
  readonly #total: number;
  readonly #phase: LoadProgress['phase'];
  readonly #onProgress: OnLoadProgress;

  constructor(
    phase: LoadProgress['phase'],
    entries: readonly FileEntry[],
    present: ReadonlySet<string>,
    onProgress: OnLoadProgress,
  ) {
    this.#phase = phase;
    this.#onProgress = onProgress;
    this.#total = totalBytes(entries);
    this.#files = new Map(
      entries.map((entry) => {
        const resumed = present.has(entry.sha256);
        return [entry, { bytes: resumed ? entry.bytes : 0, resumed }];
      }),
    );
    this.#tell();
  }

  /** Bytes of a file that came over the network, because the stored one was missing or damaged. */
  arrived(entry: FileEntry, bytes: number): void {
    this.#files.set(entry, { bytes, resumed: false });
    this.#tell();
  }

  /** The whole file, which another tab may have brought. */
  done(entry: FileEntry): void {
    if (this.#files.get(entry)?.bytes !== entry.bytes) this.arrived(entry, entry.bytes);
  }

  #tell(): void {
    const files = [...this.#files.values()];
    const sum = (list: typeof files) => list.reduce((total, { bytes }) => total + bytes, 0);
    this.#onProgress({
      phase: this.#phase,
      loaded: sum(files),
      total: this.#total,
      resumed: sum(files.filter(({ resumed }) => resumed)),
    });
  }
}

/**
 * Reads files one after the other, so that a broken connection costs only one, and reports the progress.
 * @throws as the files' `list` and `read`
 */
export async function readAll<List>(
  files: Files<List>,
  entries: readonly FileEntry[],
  phase: LoadProgress['phase'],
  onProgress: OnLoadProgress,
  signal?: AbortSignal,
): Promise<Map<FileEntry, Uint8Array<ArrayBuffer>>> {
  const counter = new ByteCounter(phase, entries, await files.present(signal), onProgress);
  const read = new Map<FileEntry, Uint8Array<ArrayBuffer>>();
  for (const entry of entries) {
    signal?.throwIfAborted();
    read.set(entry, await files.read(entry, (bytes) => counter.arrived(entry, bytes), signal));
    counter.done(entry);
  }
  return read;
}
