import type { LoadProgress, ModelInfo, StoredModel } from '../../worker/client.ts';
import type { ModelChoice } from './choice.ts';

/** The state of the page's models. */
export interface ModelsState {
  /** The model that figures use. It stays in use while another is loaded. */
  readonly active?: { readonly choice: ModelChoice; readonly info: ModelInfo };
  readonly arriving: readonly { readonly choice: ModelChoice; readonly progress: LoadProgress }[];
  /** The last error of each model, until the next try. */
  readonly failed: ReadonlyMap<string, unknown>;
  /** What this browser stores; undefined before the first look-up. */
  readonly kept: readonly StoredModel[] | undefined;
}
