import type { Backend } from '../model/backends.ts';
import { ModelError } from '../model/error.ts';
import type { GeneratedToken, GenerateOptions, GenerationResult } from '../model/generation/generate.ts';
import type { ModelInfo, VocabularyList } from '../model/live-model.ts';
import type { LoadProgress, OnLoadProgress } from '../model/load-progress.ts';
import { DISK, EMBEDDED } from '../model/model-names.ts';
import { importScript, scriptFault, withFreshQuery } from '../model/runtime/script.ts';
import { askToPersist } from '../model/store/quota.ts';
import type { StoredModel } from '../model/store/stored.ts';
import type { TokenText } from '../model/tokens/tokenizer.ts';
import type { Request, Response, Results, Work } from './protocol.ts';
import { type Activity, limitsOf, SILENCE_LIMITS } from './silence.ts';
import { trustedWorker } from './trusted.ts';
import type { SilenceLimits } from './watchdog.ts';
import { WatchedWorker } from './watched-worker.ts';
import workerUrl from './worker.ts?worker&url';

export type { Backend } from '../model/backends.ts';
export { ModelError } from '../model/error.ts';
export type { GeneratedToken, GenerationResult } from '../model/generation/generate.ts';
export type { ModelInfo, VocabularyList } from '../model/live-model.ts';
export type { LoadProgress } from '../model/load-progress.ts';
export type { StoredModel } from '../model/store/stored.ts';
export type { TokenText } from '../model/tokens/tokenizer.ts';

export interface LoadModelOptions {
  /**
   * Folder below `models/`; or `disk`, with `files`.
   * @defaultValue 'embedded'
   */
  model?: string;
  /** A package's own files: manifest.json, tokenizer.json, *.onnx and *.bin. Nothing of it is fetched then. */
  files?: readonly File[];
  backend?: Backend;
  signal?: AbortSignal;
  onProgress?: OnLoadProgress;
}

export interface ClientOptions {
  /** Told when a lost device made the model run in another way than `load` said. */
  onInfo?: (info: ModelInfo) => void;
  /** @defaultValue the page's own worker */
  createWorker?: () => Worker;
  /** How long the worker may be silent before it is ended. */
  limits?: Readonly<Record<Activity, SilenceLimits>>;
}

interface Pending {
  activity: Activity;
  resolve(result: Results[keyof Results]): void;
  reject(error: Error): void;
  onProgress?: OnLoadProgress | undefined;
  onToken?: ((token: GeneratedToken) => void) | undefined;
}

type Listeners = Pick<Pending, 'onProgress' | 'onToken'> & { signal?: AbortSignal | undefined };
/** An answer to a ping is no news. */
type News = Exclude<Response, { type: 'pong' }>;
type ModelWorker = WatchedWorker<Request, News>;
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** The worker's own; another address once it failed. */
let script = new URL(workerUrl, globalThis.document?.baseURI ?? import.meta.url);

/** Not part of a first visit: it reads manifests. */
const storedScript = () => importScript(() => import('../model/store/stored.ts'));

/** The folder of the page. */
const site = () => new URL('.', document.baseURI);

/** What a worker does first for a request. */
const STARTS_WITH: Record<Work['type'], Activity> = {
  load: 'fetching',
  tokenize: 'answering',
  vocabulary: 'answering',
  generate: 'computing',
  logits: 'computing',
};

/** What it does in each phase of a load. */
const DURING: Record<LoadProgress['phase'], Activity> = {
  manifest: 'fetching',
  weights: 'fetching',
  runtime: 'fetching',
  session: 'computing',
  'self-test': 'computing',
};

/** The page's side of the model: the one way that the page talks to the worker. */
export class ModelClient {
  readonly #pending = new Map<number, Pending>();
  readonly #createWorker: () => Worker;
  readonly #onInfo: (info: ModelInfo) => void;
  readonly #limits: Readonly<Record<Activity, SilenceLimits>>;
  #worker: ModelWorker | undefined;
  #lastId = 0;

  constructor({
    onInfo = () => {},
    createWorker = () => trustedWorker(script.href),
    limits = SILENCE_LIMITS,
  }: ClientOptions = {}) {
    this.#onInfo = onInfo;
    this.#createWorker = createWorker;
    this.#limits = limits;
  }

  /**
   * Downloads, verifies and tests the model.
   * @throws ModelError, with a code for each way it can fail; `aborted` by the signal
   */
  load(options: LoadModelOptions = {}): Promise<ModelInfo> {
    const { files, model = files ? DISK : EMBEDDED, backend = 'auto', signal, onProgress } = options;
    // The small model is no loss when the browser clears up, and a file of the reader's is not stored.
    if (model !== EMBEDDED && model !== DISK) void askToPersist();
    return this.#ask<'load'>(
      { type: 'load', site: site().href, model, files, backend },
      { signal, onProgress },
    );
  }

  /** The models that the browser keeps for this site, also in part. The page looks itself: no worker is started. */
  async stored(): Promise<StoredModel[]> {
    const { storedModels } = await storedScript();
    return storedModels(site());
  }

  /** Removes all that is kept of a model. One that is loaded goes on working. */
  async forget(model: string): Promise<void> {
    const { forgetModel } = await storedScript();
    return forgetModel(site(), model);
  }

  /** False before the first request, and once the worker has ended or broken: a model must then be loaded again. */
  get isAlive(): boolean {
    return this.#worker !== undefined;
  }

  tokenize(text: string): Promise<{ ids: number[]; tokens: TokenText[] }> {
    return this.#ask<'tokenize'>({ type: 'tokenize', text });
  }

  /** All tokens as text, some 300 KB: ask once. */
  vocabulary(): Promise<VocabularyList> {
    return this.#ask<'vocabulary'>({ type: 'vocabulary' });
  }

  /** An abort is no error: the tokens so far are the result. */
  async generate(
    options: GenerateOptions & { signal?: AbortSignal; onToken?(token: GeneratedToken): void },
  ): Promise<GenerationResult> {
    const { signal, onToken, ...rest } = options;
    const ids: number[] = [];
    let text = '';
    const listen = (token: GeneratedToken) => {
      ids.push(token.id);
      text = token.textSoFar;
      onToken?.(token);
    };
    try {
      return await this.#ask<'generate'>({ type: 'generate', options: rest }, { signal, onToken: listen });
    } catch (error) {
      const isAbort = error instanceof ModelError && error.code === 'aborted';
      if (!isAbort) throw error;
      return { ids, text, stopped: 'aborted', tokensPerSecond: 0 };
    }
  }

  /** @returns [vocabulary] logits of the token after the prompt, given as text or as token ids */
  logits(prompt: string | readonly number[]): Promise<Float32Array> {
    return this.#ask<'logits'>({ type: 'logits', prompt });
  }

  /** Ends the worker, which gives its memory back; whatever still runs fails with `disposed`. */
  dispose(): void {
    this.#end(new ModelError('disposed', 'The model was put away. Load it again.'));
  }

  #ask<T extends keyof Results>(
    work: WithoutId<Work>,
    { signal, ...listeners }: Listeners = {},
  ): Promise<Results[T]> {
    const id = ++this.#lastId;
    let worker: ModelWorker;
    try {
      worker = this.#start();
    } catch (error) {
      return Promise.reject(new ModelError('worker-failed', (error as Error).message));
    }
    return new Promise<Results[T]>((resolve, reject) => {
      const abort = () => {
        worker.tell({ type: 'abort', id });
        const pending = this.#pending.get(id);
        if (pending) pending.activity = 'stopping';
      };
      const settle = () => {
        this.#pending.delete(id);
        if (this.#pending.size === 0) worker.rest();
        signal?.removeEventListener('abort', abort);
      };
      this.#pending.set(id, {
        ...listeners,
        activity: STARTS_WITH[work.type],
        resolve(result) {
          settle();
          // The worker answers a request with the result of its own type.
          resolve(result as Results[T]);
        },
        reject(error) {
          settle();
          reject(error);
        },
      });
      worker.ask({ ...work, id });
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort);
    });
  }

  #start(): ModelWorker {
    if (this.#worker) return this.#worker;
    const worker: ModelWorker = new WatchedWorker(
      this.#createWorker(),
      {
        receive: (response) => this.#receive(response),
        broke: (message) => void this.#broke(worker, message),
        fellSilent: (seconds) => {
          const message = `The model's worker has not answered for ${seconds} seconds and was ended. Load the model again.`;
          this.#end(new ModelError('not-responding', message));
        },
        limits: () => {
          const activities = [...this.#pending.values()].map(({ activity }) => activity);
          return limitsOf(worker.hasSpoken ? activities : ['starting'], this.#limits);
        },
      },
      { type: 'ping' },
    );
    this.#worker = worker;
    return worker;
  }

  /** A worker that never spoke may have had no script to run, of which browsers tell nothing. */
  async #broke(worker: ModelWorker, message: string): Promise<void> {
    const fault = worker.hasSpoken ? undefined : await scriptFault(script);
    if (!worker.hasSpoken) script = withFreshQuery(script);
    if (this.#worker !== worker) return;
    const detail = message ? ` (${message})` : '';
    const told = fault ?? `The model's worker broke${detail}. Load the model again.`;
    this.#end(new ModelError(fault ? 'bad-script' : 'worker-failed', told));
  }

  #receive(response: News): void {
    if (response.type === 'info') {
      this.#onInfo(response.info);
      return;
    }
    const pending = this.#pending.get(response.id);
    switch (response.type) {
      case 'progress':
        if (pending && pending.activity !== 'stopping') pending.activity = DURING[response.progress.phase];
        pending?.onProgress?.(response.progress);
        break;
      case 'token':
        pending?.onToken?.(response.token);
        break;
      case 'done':
        pending?.resolve(response.result);
        break;
      case 'failed':
        pending?.reject(new ModelError(response.code, response.message));
        break;
      default:
        response satisfies never;
    }
  }

  #end(error: ModelError): void {
    this.#worker?.end();
    this.#worker = undefined;
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}
