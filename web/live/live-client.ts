import type { ModelClient, ModelInfo } from '../worker/client.ts';

/** What is known of a model that runs; how much memory it takes where the worker tells. */
export type LiveInfo = ModelInfo & { readonly memoryBytes?: number };

/** The part of the worker's client that the page uses. */
export type LiveClient = Pick<
  ModelClient,
  'load' | 'isAlive' | 'tokenize' | 'vocabulary' | 'generate' | 'logits' | 'stored' | 'forget' | 'dispose'
>;
