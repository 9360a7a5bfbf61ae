import type { FileEntry } from '../manifest.ts';
import type { OnArrived } from './download.ts';

/** How much of a model the browser keeps for the next time, and why not all. */
export interface Kept {
  kept: 'all' | 'part' | 'none';
  /** One line. */
  keptWhy?: string;
}

/** Where the files of one list come from. Nothing leaves here that does not fit its hash. */
export interface Files<List> {
  /** The list is read once: all later files are of that version. */
  list(signal?: AbortSignal): Promise<List>;
  /** Hashes of the listed files that need not be fetched; to be asked before the first `read`. */
  present(signal?: AbortSignal): Promise<ReadonlySet<string>>;
  read(entry: FileEntry, onArrived?: OnArrived, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** To be called when all has gone well: what older versions left behind is removed. */
  settle(): Promise<Kept>;
}

export const totalBytes = (entries: readonly FileEntry[]): number =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0);
