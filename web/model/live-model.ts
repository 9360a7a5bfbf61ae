import { pageSampler } from '../sampler/page';
import { Engine } from './engine';
import {
  type GeneratedToken,
  type GenerateOptions,
  type GenerationResult,
  generate,
  promptIds,
} from './generate';
import { type Backend, type Climb, climb } from './ladder';
import type { OnProgress } from './progress';
import { BUILDS, type Rung } from './runtime';
import { DiskFiles, type Kept, loadPackage, packageEntries, packageFiles, totalBytes } from './store';
import { Tokenizer, type TokenText } from './tokenizer';

export interface ModelInfo extends Kept {
  /** Folder below `models/`, or `disk`. */
  model: string;
  name: string;
  /** Bytes of the model's files; the runtime's are not counted. */
  downloadBytes: number;
  vocabularySize: number;
  contextLength: number;
  parameters: number;
  backend: Rung;
  backendLabel: string;
  /** One line for each way to run it that was tried before and did not hold. */
  why: string[];
}

/** The vocabulary in a form that crosses from the worker in one light message. */
export interface VocabularyList {
  /** One entry a token id; null where the token is no whole character. */
  texts: (string | null)[];
  /** The bytes of those. */
  partial: [id: number, bytes: Uint8Array][];
}

export interface LoadOptions {
  /** The folder of the page. */
  site: URL;
  /** The package's name: its folder below `models/`; or `disk`. */
  model: string;
  /** With the name `disk`, the package itself; then nothing of it is fetched. */
  files?: readonly File[] | undefined;
  backend: Backend;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** The name under which a package of the reader's own files goes. */
const DISK = 'disk';

/** A loaded model with its tokenizer and the sampler: all that a worker serves. */
export class LiveModel {
  readonly info: ModelInfo;
  readonly #engine: Engine;
  readonly #tokenizer: Tokenizer;

  private constructor(info: ModelInfo, engine: Engine, tokenizer: Tokenizer) {
    this.info = info;
    this.#engine = engine;
    this.#tokenizer = tokenizer;
  }

  /** @throws ModelError from the store, the tokenizer or the ladder; the signal's reason when aborted */
  static async load(options: LoadOptions): Promise<LiveModel> {
    const { site, model, backend, onProgress, signal } = options;
    const files = model === DISK ? new DiskFiles(options.files ?? []) : packageFiles(site, model);
    const pack = await loadPackage(files, onProgress, signal);
    const { manifest } = pack;
    const tokenizer = new Tokenizer(pack.tokenizer);
    const first = await climb({ pack, site, backend, onProgress, signal });
    // The weights are read anew from the store rather than held in memory beside the session's; it has them.
    const reopen = async (): Promise<Climb> => {
      const again = await loadPackage(files, () => {});
      return climb({ pack: again, site, backend, onProgress: () => {} });
    };
    const info: ModelInfo = {
      ...(await files.settle()),
      model,
      name: manifest.name,
      downloadBytes: totalBytes(packageEntries(manifest)),
      vocabularySize: manifest.architecture.vocabulary,
      contextLength: first.session.contextLength,
      parameters: manifest.parameters,
      backend: first.rung,
      backendLabel: BUILDS[first.rung].label,
      why: first.why,
    };
    return new LiveModel(info, new Engine(first, reopen), tokenizer);
  }

  tokenize(text: string): { ids: number[]; tokens: TokenText[] } {
    const ids = this.#tokenizer.encode(text);
    return { ids, tokens: ids.map((id) => this.#tokenizer.describe(id)) };
  }

  /** Every token as text; those that are no whole characters come with their bytes. */
  vocabulary(): VocabularyList {
    const all = Array.from({ length: this.info.vocabularySize }, (_, id) => this.#tokenizer.describe(id));
    return {
      texts: all.map(({ text }) => text),
      partial: all.filter(({ text }) => text === null).map(({ id, bytes }) => [id, bytes]),
    };
  }

  /** @returns [vocabulary] logits of the token after the prompt */
  async logits(prompt: string | readonly number[]): Promise<Float32Array> {
    const ids = promptIds({ engine: this.#engine, tokenizer: this.#tokenizer }, prompt);
    this.#engine.reset();
    return this.#engine.forward(ids);
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
