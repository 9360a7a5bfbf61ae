/** How far loading has come. Counts are bytes while files arrive, and steps otherwise. */
export interface LoadProgress {
  phase: 'manifest' | 'weights' | 'runtime' | 'session' | 'self-test';
  loaded: number;
  total: number;
  /** Of `loaded`: bytes that an earlier load had brought. */
  resumed?: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;
