import type { ModelChoice } from '../../live/models/choice.ts';
import type { LiveClient } from '../../live/models/live-client.ts';
import { models } from '../../live/models/page-models.ts';
import { isInput } from '../../live/panel/states.ts';
import { EMBEDDED } from '../../model/model-names.ts';
import { atom } from '../../state/atom.ts';
import type { State } from '../../state/parameters.ts';
import type { GeneratedToken, GenerationResult, TokenText } from '../../worker/client.ts';
import { chosen, recipe } from './strategies.ts';

/** The state of the writing. The figure is drawn from it alone. */
export type Writing =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly on: ModelChoice }
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

/** Loads the model if necessary, then writes; `writing` changes with each token. */
export async function write(state: State): Promise<void> {
  stop();
  stopper = new AbortController();
  const { signal } = stopper;
  const on = models.running(state);
  let text: Written | undefined;
  try {
    writing.set({ status: 'loading', on });
    await models.use(on, signal, (client) =>
      writeWith(client, state, on, signal, (now) => {
        text = now;
        if (!signal.aborted) writing.set({ status: 'writing', text });
      }).then((done) => {
        if (stopper?.signal === signal || signal.aborted) writing.set({ status: 'done', ...done });
      }),
    );
  } catch (error) {
    if (signal.aborted) writing.set(text ? { status: 'done', text } : { status: 'idle' });
    else writing.set(text?.tokens.length ? { status: 'failed', error, text } : { status: 'failed', error });
  }
}

async function writeWith(
  client: LiveClient,
  state: State,
  on: ModelChoice,
  signal: AbortSignal,
  tell: (text: Written) => void,
): Promise<{ text: Written; result: GenerationResult }> {
  const prompt = (await client.tokenize(state.prompt)).tokens;
  const tokens: GeneratedToken[] = [];
  const started = performance.now();
  const now = () => ({
    prompt,
    recipe: `${recipe(state)}${on.model === EMBEDDED ? '' : `, by ${on.model}`}`,
    tokens: [...tokens],
    tokensPerSecond: (tokens.length * 1000) / (performance.now() - started),
  });
  tell(now());
  const result = await client.generate({
    prompt: state.prompt,
    settings: chosen(state),
    seed: state.seed,
    maxTokens: state.maxTokens,
    signal,
    onToken(token) {
      tokens.push(token);
      tell(now());
    },
  });
  return { text: { ...now(), tokensPerSecond: result.tokensPerSecond }, result };
}

/** Removes the error after the reader has changed the input. The text stays. */
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
