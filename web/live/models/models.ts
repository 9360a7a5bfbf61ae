import { ModelError } from '../../model/error.ts';
import { DISK, EMBEDDED } from '../../model/model-names.ts';
import { atom } from '../../state/atom.ts';
import { choiceKey, isDisk, type ModelChoice } from './choice.ts';
import type { LiveClient } from './live-client.ts';
import { type Create, type ModelSlot, newModelSlot } from './model-slot.ts';
import type { ModelsState } from './models-state.ts';
import { until } from './until.ts';

/** A model larger than this, in bytes, is released before another one is loaded. */
const LARGE = 64e6;

/** The models of a page: the active one, and those being loaded. */
export class Models {
  readonly state = atom<ModelsState>({ arriving: [], failed: new Map(), kept: undefined });
  readonly #create: Create;
  readonly #slots = new Map<string, ModelSlot>();
  readonly #files = new Map<string, readonly File[]>();
  #active: ModelSlot | undefined;
  #clock = 0;

  constructor(create: Create) {
    this.#create = create;
  }

  /** Whether the model runs without a download: it is in memory, or stored completely. */
  isHere(model: string): boolean {
    const inMemory = [...this.#slots.values()].some(({ choice, info }) => info && choice.model === model);
    return model === EMBEDDED || this.#files.has(model) || inMemory || this.#isKept(model);
  }

  /** The model that runs for a wish: the wished one if it is here, else the embedded one. */
  running({ model, backend }: ModelChoice): ModelChoice {
    return { model: this.isHere(model) ? model : EMBEDDED, backend };
  }

  /**
   * Runs `work` on a model and loads it first if necessary; the model before stays active until this one is ready.
   * It downloads nothing but the embedded model: for another, the reader is asked first.
   * @throws ModelError for each way a load can fail; `aborted` by the signal; whatever `work` throws
   */
  async use<T>(
    choice: ModelChoice,
    signal: AbortSignal,
    work: (client: LiveClient) => Promise<T>,
  ): Promise<T> {
    const slot = this.#slot(choice);
    if (slot.info) this.#activate(slot);
    return this.#occupy(slot, async () => {
      await until(slot.ready, signal);
      return work(slot.client);
    });
  }

  /** Downloads and loads the model that the reader asked for by name; then figures use it. @throws as `use` */
  async fetch(choice: ModelChoice, files?: readonly File[]): Promise<void> {
    const slot = this.#slot(choice, { files, byName: true });
    try {
      await this.#occupy(slot, async () => {
        await slot.ready;
        this.#activate(slot);
      });
    } finally {
      await this.lookUp();
    }
  }

  /** Stops the loading of a model; what was downloaded stays stored. */
  stop(model: string): void {
    for (const { choice, info, stopper } of this.#slots.values())
      if (choice.model === model && !info) stopper.abort();
  }

  /** Deletes what this browser keeps of a model. In memory it stays. @throws ModelError */
  async forget(model: string): Promise<void> {
    await this.#aside((client) => client.forget(model));
    await this.lookUp();
  }

  /** Looks up what this browser stores; nothing if it has no storage for this page. */
  async lookUp(): Promise<void> {
    const kept = await this.#aside((client) => client.stored()).catch(() => []);
    this.#tell({ kept });
  }

  #isKept(model: string): boolean {
    return this.state.get().kept?.some((each) => each.model === model && each.bytes >= each.of) ?? false;
  }

  /** Uses another client, since the one that loads or writes answers only when it is done. */
  async #aside<T>(ask: (client: LiveClient) => Promise<T>): Promise<T> {
    const client = this.#create(() => {});
    try {
      return await ask(client);
    } finally {
      client.dispose();
    }
  }

  #slot(
    choice: ModelChoice,
    asked: { files?: readonly File[] | undefined; byName?: boolean } = {},
  ): ModelSlot {
    const key = choiceKey(choice);
    const before = this.#slots.get(key);
    if (before && (!before.info || before.client.isAlive)) {
      before.byName ||= asked.byName ?? false;
      return before;
    }
    const files = asked.files ?? this.#files.get(choice.model);
    const slot = newModelSlot(choice, this.#create, () => this.#tell({}), {
      ...asked,
      files,
      asked: ++this.#clock,
    });
    this.#slots.set(key, slot);
    slot.ready = this.#load(slot);
    slot.ready.catch(() => {}); // The callers that wait for it handle the error.
    // Choosing another package from disk clears the error of the one before.
    const isOver = (model: string) => model === choice.model || (isDisk(model) && isDisk(choice.model));
    const failed = [...this.state.get().failed].filter(([model]) => !isOver(model));
    this.#tell({ failed: new Map(failed) });
    return slot;
  }

  async #load(slot: ModelSlot): Promise<void> {
    const { choice, client, files, stopper } = slot;
    const { signal } = stopper;
    try {
      if (!slot.byName && choice.model !== EMBEDDED && !files) await this.#mustBeKept(choice.model);
      this.#makeRoom(slot);
      slot.info = await client.load({
        model: isDisk(choice.model) ? DISK : choice.model,
        ...(files ? { files } : {}),
        backend: choice.backend,
        signal,
        onProgress: (progress) => {
          slot.progress = progress;
          this.#tell({});
        },
      });
      if (files) this.#files.set(choice.model, files);
      // A model requested before the active one was activated only serves its callers.
      if (!this.#active || slot.byName || slot.asked > this.#active.since) this.#activate(slot);
    } catch (error) {
      client.dispose();
      if (this.#slots.get(choiceKey(choice)) === slot) this.#slots.delete(choiceKey(choice));
      const failed = new Map(this.state.get().failed);
      if (!signal.aborted) failed.set(choice.model, error);
      this.#tell({ failed });
      throw error;
    }
  }

  /** The browser may have deleted it since the last look-up. Loading would then be a download without consent. */
  async #mustBeKept(model: string): Promise<void> {
    await this.lookUp();
    if (this.#isKept(model)) return;
    throw new ModelError(
      'not-here',
      `${model} is not kept in this browser. Open the model panel to see its size and download it.`,
    );
  }

  #makeRoom({ choice }: ModelSlot): void {
    const active = this.#active;
    if (!active || choice.model === EMBEDDED || active.users > 0) return;
    if ((active.info?.memoryBytes ?? 0) <= LARGE) return;
    this.#putAway(active);
    this.#tell({});
  }

  #activate(slot: ModelSlot): void {
    if (this.#active === slot) return;
    this.#active = slot;
    slot.since = ++this.#clock;
    this.#tidy();
  }

  async #occupy<T>(slot: ModelSlot, work: () => Promise<T>): Promise<T> {
    slot.users++;
    try {
      return await work();
    } finally {
      slot.users--;
      this.#tidy();
    }
  }

  /** Releases all unused models but the active one. */
  #tidy(): void {
    for (const slot of [...this.#slots.values()])
      if (slot !== this.#active && slot.users === 0) this.#putAway(slot);
    this.#tell({});
  }

  #putAway(slot: ModelSlot): void {
    if (this.#active === slot) this.#active = undefined;
    this.#slots.delete(choiceKey(slot.choice));
    if (slot.info) slot.client.dispose();
    else slot.stopper.abort(); // The load then ends and disposes of its client.
  }

  #tell(change: Partial<ModelsState>): void {
    const { active: _, ...rest } = this.state.get();
    const active = this.#active;
    const slots = [...this.#slots.values()];
    this.state.set({
      ...rest,
      ...change,
      ...(active?.info ? { active: { choice: active.choice, info: active.info } } : {}),
      arriving: slots.filter(({ info }) => !info).map(({ choice, progress }) => ({ choice, progress })),
    });
  }
}
