import type { Backend } from '../model/backends.ts';
import type { ModelErrorCode } from '../model/error.ts';
import type { GeneratedToken, GenerateOptions, GenerationResult } from '../model/generation/generate.ts';
import type { ModelInfo, VocabularyList } from '../model/live-model.ts';
import type { LoadProgress } from '../model/load-progress.ts';
import type { TokenText } from '../model/tokens/tokenizer.ts';

/** What the page asks. `id` is the request's own number, which every answer to it carries. */
export type Request =
  | {
      type: 'load';
      id: number;
      site: string;
      model: string;
      files?: readonly File[] | undefined;
      backend: Backend;
    }
  | { type: 'tokenize'; id: number; text: string }
  | { type: 'vocabulary'; id: number }
  | { type: 'generate'; id: number; options: GenerateOptions }
  | { type: 'logits'; id: number; prompt: string | readonly number[] }
  /** Ends the request of that id; it still answers. */
  | { type: 'abort'; id: number }
  /** Answered with `pong` at once, whatever else runs: a sign that the worker is not stuck. */
  | { type: 'ping' };

/** A request that is worked on in turn. */
export type Work = Exclude<Request, { type: 'abort' } | { type: 'ping' }>;

/** What a finished request gives, by its type. */
export interface Results {
  load: ModelInfo;
  tokenize: { ids: number[]; tokens: TokenText[] };
  vocabulary: VocabularyList;
  generate: GenerationResult;
  logits: Float32Array<ArrayBuffer>;
}

/** What the worker tells. A request has any number of `progress` or `token`, then one `done` or `failed`. */
export type Response =
  | { type: 'progress'; id: number; progress: LoadProgress }
  | { type: 'token'; id: number; token: GeneratedToken }
  | { type: 'done'; id: number; result: Results[keyof Results] }
  | { type: 'failed'; id: number; code: ModelErrorCode; message: string }
  /** Of no request: the model runs in another way than before. */
  | { type: 'info'; info: ModelInfo }
  | { type: 'pong' };
