import { pageSampler } from '../sampler/page.ts';
import { type Backend, type BackendVariant, variantsOf } from './backends.ts';
import { Engine, type Reopen } from './generation/engine.ts';
import {
  type GeneratedToken,
  type GenerateOptions,
  type GenerationResult,
  generate,
  promptIds,
} from './generation/generate.ts';
import { reopener, supplyOf } from './generation/reopen.ts';
import type { OnLoadProgress } from './load-progress.ts';
import type { Manifest } from './manifest.ts';
import { DISK } from './model-names.ts';
import { BUILDS } from './runtime/runtime.ts';
import { type OpenedSession, openBestSession } from './session/open-best.ts';
import {
  DiskFiles,
  type Kept,
  loadPackage,
  packageEntries,
  packageFiles,
  totalBytes,
} from './store/index.ts';
import { Tokenizer, type TokenText } from './tokens/tokenizer.ts';

export interface ModelInfo extends Kept {
  /** Folder below `models/`, or `disk`. */
  model: string;
  name: string;
  /** Bytes of the model's files; the runtime's are not counted. */
  downloadBytes: number;
  vocabularySize: number;
  contextLength: number;
  /** Why that is shorter than the model's own, as a part of a sentence; empty where it is not. */
  contextNote: string;
  parameters: number;
  backend: BackendVariant;
  backendLabel: string;
  /** One line for each better variant that failed. */
  why: string[];
  /** Bytes of weights, and of keys and values with the context full. */
  memoryBytes: number;
}

/** The vocabulary as one small message from the worker. */
export interface VocabularyList {
  /** One entry a token id; null where the token is no whole character. */
  texts: (string | null)[];
  /** The bytes of those. */
  partial: [id: number, bytes: Uint8Array][];
}

export interface LiveModelOptions {
  /** The folder of the page. */
  site: URL;
  /** The package's name: its folder below `models/`; or `disk`. */
  model: string;
  /** With the name `disk`, the package itself; then nothing of it is fetched. */
  files?: readonly File[] | undefined;
  backend: Backend;
  onProgress: OnLoadProgress;
  /** Called when a lost device has made the model run as another variant. */
  onInfo(info: ModelInfo): void;
  signal: AbortSignal;
}

/** The facts that do not depend on the backend. */
type Given = Pick<ModelInfo, 'model' | 'kept' | 'keptWhy'>;

function describe(manifest: Manifest, given: Given, { session, variant, why }: OpenedSession): ModelInfo {
  return {
    ...given,
    name: manifest.name,
    downloadBytes: totalBytes(packageEntries(manifest)),
    vocabularySize: manifest.architecture.vocabulary,
    contextLength: session.contextLength,
    contextNote: session.contextNote,
    parameters: manifest.parameters,
    backend: variant,
    backendLabel: BUILDS[variant].label,
    why,
    memoryBytes: session.memoryBytes,
  };
}

interface Running extends Pick<LiveModelOptions, 'onInfo'> {
  first: OpenedSession;
  reopen: Reopen;
  tell(opened: OpenedSession): ModelInfo;
}

/** A loaded model with its tokenizer and the sampler: all that a worker serves. */
export class LiveModel {
  readonly #engine: Engine;
  readonly #tokenizer: Tokenizer;
  #info: ModelInfo;

  private constructor(tokenizer: Tokenizer, { first, reopen, tell, onInfo }: Running) {
    this.#tokenizer = tokenizer;
    this.#info = tell(first);
    this.#engine = new Engine(first, reopen, (opened) => {
      const isNews = opened.variant !== this.#info.backend;
      this.#info = tell(opened);
      if (isNews) onInfo(this.#info);
    });
  }

  /** @throws ModelError from the store, the tokenizer or `openBestSession`; the signal's reason when aborted */
  static async load(options: LiveModelOptions): Promise<LiveModel> {
    const { site, model, backend, onProgress, onInfo, signal } = options;
    const variants = variantsOf(backend);
    const files = model === DISK ? new DiskFiles(options.files ?? []) : packageFiles(site, model);
    const pack = await loadPackage(files, onProgress, signal);
    const { manifest } = pack;
    const tokenizer = new Tokenizer(pack.tokenizer);
    const first = await openBestSession({ pack, site, backend, variants, onProgress, signal });
    const supply = supplyOf(pack, (stop) => loadPackage(files, () => {}, stop));
    const given = { model, ...(await files.settle()) };
    const tell = (opened: OpenedSession) => describe(manifest, given, opened);
    return new LiveModel(tokenizer, {
      first,
      reopen: reopener({ first, supply, site, backend }),
      tell,
      onInfo,
    });
  }

  get info(): ModelInfo {
    return this.#info;
  }

  tokenize(text: string): { ids: number[]; tokens: TokenText[] } {
    const ids = this.#tokenizer.encode(text);
    return { ids, tokens: ids.map((id) => this.#tokenizer.describe(id)) };
  }

  /** Every token as text; those that are no whole characters come with their bytes. */
  vocabulary(): VocabularyList {
    const all = Array.from({ length: this.#info.vocabularySize }, (_, id) => this.#tokenizer.describe(id));
    return {
      texts: all.map(({ text }) => text),
      partial: all.filter(({ text }) => text === null).map(({ id, bytes }) => [id, bytes]),
    };
  }

  /** @returns [vocabulary] logits of the token after the prompt */
  async logits(prompt: string | readonly number[], signal: AbortSignal): Promise<Float32Array> {
    const ids = promptIds({ engine: this.#engine, tokenizer: this.#tokenizer }, prompt);
    this.#engine.reset();
    return this.#engine.forward(ids, signal);
  }

  async generate(
    options: GenerateOptions,
    signal: AbortSignal,
    onToken: (token: GeneratedToken) => void,
  ): Promise<GenerationResult> {
    const sampler = await pageSampler();
    return generate({ engine: this.#engine, tokenizer: this.#tokenizer, sampler }, options, signal, onToken);
  }

  async release(): Promise<void> {
    await this.#engine.release();
  }
}
