import type { FileEntry } from '../manifest.ts';
import type { OnArrived } from './download.ts';

/** How much of a model the browser keeps for the next time, and why not all. */
export interface Kept {
  kept: 'all' | 'part' | 'none';
  /** One line. */
  keptWhy?: string;
}

/** The source of the files of one list. Every file that it gives has been verified. */
export interface Files<List> {
  /** Reads the list once: all files are of that version. */
  list(signal?: AbortSignal): Promise<List>;
  /** Hashes of the listed files that need not be fetched; to be asked before the first `read`. */
  present(signal?: AbortSignal): Promise<ReadonlySet<string>>;
  read(entry: FileEntry, onArrived?: OnArrived, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** Called after a successful load: removes the files of older versions. */
  settle(): Promise<Kept>;
}

export const totalBytes = (entries: readonly FileEntry[]): number =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0);
