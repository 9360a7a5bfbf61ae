// Writes a list of texts, one after the other, on the page's one model.
import type { Settings } from '../../sampler/index.ts';
import { atom } from '../../state/atom.ts';
import type { GeneratedToken, GenerationResult, ModelClient } from '../../worker/client.ts';
import { choiceOf, type ModelChoice } from '../models/choice.ts';

/** All that decides a text: the same job gives the same text again. */
export interface Job extends ModelChoice {
  readonly prompt: string;
  readonly settings: Settings;
  readonly seed: number;
  readonly maxTokens: number;
}

export interface WrittenText {
  readonly tokens: readonly GeneratedToken[];
  readonly tokensPerSecond: number;
  /** Absent while the text is written, and where it was stopped. */
  readonly ended?: Exclude<GenerationResult['stopped'], 'aborted'>;
}

/** The state of the writing. Figures are drawn from it alone. */
export interface Run {
  readonly status: 'idle' | 'loading' | 'writing' | 'stopped' | 'failed' | 'done';
  /** Every text written on this visit, by `keyOf` its job. */
  readonly texts: ReadonlyMap<string, WrittenText>;
  /** The key of the text that is being written. */
  readonly writing?: string;
  /** Tokens a second since the writing began, prompts included: what the time left is reckoned with. */
  readonly pace: number;
  readonly error?: unknown;
}

/** The key of a job. */
export function keyOf(job: Omit<Job, 'backend'> & { readonly backend: string }): string {
  const { model, backend, prompt, settings, seed, maxTokens } = job;
  return JSON.stringify([model, backend, prompt, settings, seed, maxTokens]);
}

const MOST_KEPT = 300;
/** The models that it writes with. */
interface Writers {
  running(wish: ModelChoice): ModelChoice;
  use(
    choice: ModelChoice,
    signal: AbortSignal,
    work: (client: Pick<ModelClient, 'generate'>) => Promise<void>,
  ): Promise<void>;
}

export class Runner {
  readonly run = atom<Run>({ status: 'idle', texts: new Map(), pace: 0 });
  readonly #models: Writers;
  readonly #texts = new Map<string, WrittenText>();
  #stopper = new AbortController();
  #frame = false;
  /** The model that wrote the last list. */
  #on: ModelChoice | undefined;

  constructor(models: Writers) {
    this.#models = models;
  }

  /** The model that writes what is on show: a list that is being written keeps the one it began with. */
  on(wish: ModelChoice): ModelChoice {
    const { status } = this.run.get();
    const busy = status === 'loading' || status === 'writing';
    return busy && this.#on ? this.#on : this.#models.running(wish);
  }

  /**
   * Writes those of the jobs that have not ended yet. A text that was stopped is written again from its first token:
   * its seed gives the same tokens, so to the reader it goes on where it stood.
   */
  async write(jobs: readonly Job[]): Promise<void> {
    this.stop();
    const stopper = new AbortController();
    this.#stopper = stopper;
    const { signal } = stopper;
    const tell = (change: Partial<Run> & Pick<Run, 'status'>) => {
      if (this.#stopper !== stopper) return; // Another list has taken over.
      const { pace } = this.run.get();
      this.run.set({ pace, ...change, texts: new Map(this.#texts) });
    };
    this.#prune(jobs);
    try {
      this.#on = jobs[0] && choiceOf(jobs[0]);
      tell({ status: 'loading', pace: 0 });
      if (jobs[0])
        await this.#models.use(jobs[0], signal, (client) => this.#list(client, jobs, signal, tell));
      tell({ status: signal.aborted ? 'stopped' : 'done' });
    } catch (error) {
      tell(signal.aborted ? { status: 'stopped' } : { status: 'failed', error });
    }
  }

  /** Ends the writing within a token; what is written stays. */
  stop(): void {
    this.#stopper.abort();
  }

  /** Drops the texts of these jobs, so that they can be written anew. */
  forget(jobs: readonly Job[]): void {
    for (const job of jobs) this.#texts.delete(keyOf(job));
  }

  async #list(
    client: Pick<ModelClient, 'generate'>,
    jobs: readonly Job[],
    signal: AbortSignal,
    tell: (change: Pick<Run, 'status'> & Partial<Run>) => void,
  ): Promise<void> {
    const began = performance.now();
    let tokens = 0;
    let writing = '';
    const progress = () =>
      tell({ status: 'writing', writing, pace: (tokens * 1000) / (performance.now() - began) });
    for (const job of jobs) {
      if (signal.aborted) break;
      writing = keyOf(job);
      if (this.#texts.get(writing)?.ended) continue;
      tell({ status: 'writing', writing });
      await this.#one(client, job, signal, () => {
        tokens++;
        this.#soon(progress);
      });
    }
  }

  async #one(
    client: Pick<ModelClient, 'generate'>,
    job: Job,
    signal: AbortSignal,
    changed: () => void,
  ): Promise<void> {
    const { model: _, backend: __, ...options } = job;
    const key = keyOf(job);
    const before = this.#texts.get(key)?.tokens ?? [];
    const tokens: GeneratedToken[] = [];
    const began = performance.now();
    // The longer of the two, for they begin alike.
    const now = () => (tokens.length < before.length ? before : [...tokens]);
    const onToken = (token: GeneratedToken) => {
      tokens.push(token);
      const tokensPerSecond = (tokens.length * 1000) / (performance.now() - began);
      this.#texts.set(key, { tokens: now(), tokensPerSecond });
      changed();
    };
    const result = await client.generate({ ...options, signal, onToken });
    const { stopped: ended, tokensPerSecond } = result;
    if (ended !== 'aborted') this.#texts.set(key, { tokens, tokensPerSecond, ended });
  }

  /** Updates the state at most once a frame. */
  #soon(tell: () => void): void {
    if (this.#frame) return;
    this.#frame = true;
    nextFrame(() => {
      this.#frame = false;
      if (this.run.get().status === 'writing') tell();
    });
  }

  #prune(jobs: readonly Job[]): void {
    const wanted = new Set(jobs.map(keyOf));
    for (const key of this.#texts.keys()) {
      if (this.#texts.size <= MOST_KEPT) break;
      if (!wanted.has(key)) this.#texts.delete(key);
    }
  }
}

/** Node has no animation frames. */
const nextFrame = (call: () => void) =>
  'requestAnimationFrame' in globalThis ? requestAnimationFrame(call) : setTimeout(call);
