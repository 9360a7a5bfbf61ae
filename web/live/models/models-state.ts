import type { LoadProgress, ModelInfo, StoredModel } from '../../worker/client.ts';
import type { ModelChoice } from './choice.ts';

/** Where the page's models stand. One value, so that whatever shows it is a function of it. */
export interface ModelsState {
  /** The one that figures use. It goes on working while another arrives. */
  readonly active?: { readonly choice: ModelChoice; readonly info: ModelInfo };
  readonly arriving: readonly { readonly choice: ModelChoice; readonly progress: LoadProgress }[];
  /** What last went wrong with a model, by its name, until it is tried again. */
  readonly failed: ReadonlyMap<string, unknown>;
  /** What this browser keeps; undefined until somebody asked. */
  readonly kept: readonly StoredModel[] | undefined;
}
