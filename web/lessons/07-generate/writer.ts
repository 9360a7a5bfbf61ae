import { atom } from '../../state/atom.ts';
import type { State } from '../../state/parameters.ts';
import {
  type GeneratedToken,
  type GenerationResult,
  ModelClient,
  type ModelInfo,
  type TokenText,
} from '../../worker/client.ts';
import { chosen, recipe } from './strategies.ts';

export interface Progress {
  readonly phase: string;
  readonly loaded: number;
  readonly total: number;
}

/** Where the writing stands. One value, so that the figure is a function of it. */
export type Writing =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress: Progress }
  | { readonly status: 'writing' | 'done'; readonly text: Written; readonly result?: GenerationResult }
  | { readonly status: 'failed'; readonly error: unknown; readonly text?: Written };

/** What stands on the page: the prompt's tokens, those the model added, and how fast. */
export interface Written {
  readonly prompt: readonly TokenText[];
  readonly tokens: readonly GeneratedToken[];
  readonly tokensPerSecond: number;
  readonly recipe: string;
}

export const writing = atom<Writing>({ status: 'idle' });
export const model = atom<ModelInfo | undefined>(undefined);

let client: ModelClient | undefined;
let loadedFor: string | undefined;
let stopper: AbortController | undefined;

/** Loads the model if need be, then writes; every change is told through `writing`. */
export async function write(state: State): Promise<void> {
  stop();
  stopper = new AbortController();
  const { signal } = stopper;
  let text: Written | undefined;
  try {
    const ready = await load(state.backend as 'auto' | 'webgpu' | 'wasm', signal);
    const prompt = (await ready.tokenize(state.prompt)).tokens;
    const tokens: GeneratedToken[] = [];
    const started = performance.now();
    const now = () => ({
      prompt,
      recipe: recipe(state),
      tokens: [...tokens],
      tokensPerSecond: (tokens.length * 1000) / (performance.now() - started),
    });
    text = now();
    writing.set({ status: 'writing', text });
    const result = await ready.generate({
      prompt: state.prompt,
      settings: chosen(state),
      seed: state.seed,
      maxTokens: state.maxTokens,
      signal,
      onToken(token) {
        tokens.push(token);
        text = now();
        if (!signal.aborted) writing.set({ status: 'writing', text });
      },
    });
    if (stopper?.signal === signal || signal.aborted)
      writing.set({ status: 'done', text: { ...now(), tokensPerSecond: result.tokensPerSecond }, result });
  } catch (error) {
    if (signal.aborted) writing.set(text ? { status: 'done', text } : { status: 'idle' });
    else writing.set(text ? { status: 'failed', error, text } : { status: 'failed', error });
  }
}

/** Stops a download or a text; what is already written stays. */
export function stop(): void {
  stopper?.abort();
  stopper = undefined;
}

async function load(backend: 'auto' | 'webgpu' | 'wasm', signal: AbortSignal): Promise<ModelClient> {
  if (client && loadedFor === backend) return client;
  client?.dispose();
  model.set(undefined);
  loadedFor = undefined;
  const fresh = new ModelClient();
  client = fresh;
  try {
    writing.set({ status: 'loading', progress: { phase: 'manifest', loaded: 0, total: 0 } });
    model.set(
      await fresh.load({
        backend,
        signal,
        onProgress: (progress) => writing.set({ status: 'loading', progress }),
      }),
    );
  } catch (error) {
    fresh.dispose();
    client = undefined;
    throw error;
  }
  loadedFor = backend;
  return fresh;
}
