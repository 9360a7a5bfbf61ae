import { openModel } from '../../live/model.ts';
import { isInput } from '../../live/states.ts';
import { atom } from '../../state/atom.ts';
import type { State } from '../../state/parameters.ts';
import type { GeneratedToken, GenerationResult, TokenText } from '../../worker/client.ts';
import { chosen, recipe } from './strategies.ts';

/** Where the writing stands. One value, so that the figure is a function of it. */
export type Writing =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
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
let stopper: AbortController | undefined;

/** Loads the model if need be, then writes; every change is told through `writing`. */
export async function write(state: State): Promise<void> {
  stop();
  stopper = new AbortController();
  const { signal } = stopper;
  let text: Written | undefined;
  try {
    writing.set({ status: 'loading' });
    const ready = await openModel(state.backend, signal);
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
    else writing.set(text?.tokens.length ? { status: 'failed', error, text } : { status: 'failed', error });
  }
}

/** The reader changes what was refused: the refusal goes, and what is written stays. */
export function mend(): void {
  const now = writing.get();
  if (now.status !== 'failed' || !isInput(now.error)) return;
  writing.set(now.text ? { status: 'done', text: now.text } : { status: 'idle' });
}

/** Stops a download or a text; what is already written stays. */
export function stop(): void {
  stopper?.abort();
  stopper = undefined;
}
