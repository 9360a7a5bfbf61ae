import type { ModelClient } from '../../worker/client.ts';

/** The part of the worker's client that the page uses. */
export type LiveClient = Pick<
  ModelClient,
  'load' | 'isAlive' | 'tokenize' | 'vocabulary' | 'generate' | 'logits' | 'stored' | 'forget' | 'dispose'
>;
