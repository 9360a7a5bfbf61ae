// The page's one live model, shared by all lessons: loaded once, on the first click that needs it.
import { atom } from '../state/atom.ts';
import { type Backend, ModelClient, type ModelInfo, type Progress } from '../worker/client.ts';

export type ModelState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress: Progress }
  | { readonly status: 'ready'; readonly info: ModelInfo }
  | { readonly status: 'failed'; readonly error: unknown };

export const model = atom<ModelState>({ status: 'idle' });

interface Opening {
  readonly backend: string;
  readonly client: ModelClient;
  readonly done: Promise<ModelClient>;
}

let opening: Opening | undefined;

/**
 * The model on the backend asked for. Loading again with the same backend gives the same client; with another,
 * the model moves there.
 * @throws ModelError for each way a load can fail; `aborted` by the signal
 */
export function openModel(backend: string, signal?: AbortSignal): Promise<ModelClient> {
  if (opening?.backend === backend && opening.client.isAlive) return opening.done;
  opening?.client.dispose();
  const client = new ModelClient({
    onInfo(info) {
      if (opening?.client === client) model.set({ status: 'ready', info });
    },
  });
  const started: Opening = { backend, client, done: load(client, backend as Backend, signal) };
  opening = started;
  started.done.catch(() => {
    client.dispose();
    if (opening === started) opening = undefined;
  });
  return started.done;
}

async function load(client: ModelClient, backend: Backend, signal?: AbortSignal): Promise<ModelClient> {
  const tell = (state: ModelState) => {
    if (opening?.client === client) model.set(state);
  };
  model.set({ status: 'loading', progress: { phase: 'manifest', loaded: 0, total: 0 } });
  try {
    const info = await client.load({
      backend,
      ...(signal ? { signal } : {}),
      onProgress: (progress) => tell({ status: 'loading', progress }),
    });
    tell({ status: 'ready', info });
    return client;
  } catch (error) {
    tell(signal?.aborted ? { status: 'idle' } : { status: 'failed', error });
    throw error;
  }
}
