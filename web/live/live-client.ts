import type { Backend, ModelClient, ModelInfo, Progress } from '../worker/client.ts';

/** A package as far as it is kept in this browser. */
export interface StoredModel {
  readonly model: string;
  readonly name: string;
  /** Kept. */
  readonly bytes: number;
  /** Of the whole package. */
  readonly of: number;
}

export type LiveInfo = ModelInfo & {
  readonly downloadBytes?: number;
  readonly kept?: 'all' | 'part' | 'none';
  readonly keptWhy?: string;
  readonly memoryBytes?: number;
};

interface LiveLoad {
  readonly model: string;
  readonly files?: readonly File[];
  readonly backend: Backend;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** The part of the worker's client that the page uses. */
export type LiveClient = Omit<ModelClient, 'load'> & {
  load(options: LiveLoad): Promise<LiveInfo>;
  stored(): Promise<StoredModel[]>;
  forget(model: string): Promise<void>;
};
