import { ModelError } from '../../model/error.ts';
import { atom } from '../../state/atom.ts';
import { choiceKey, EMBEDDED, isDisk, type ModelChoice } from './choice.ts';
import type { LiveClient } from './live-client.ts';
import { type Create, newSeat, type Seat } from './model-slot.ts';
import type { ModelsState } from './models-state.ts';
import { until } from './until.ts';

/** A model larger than this, in bytes, is put away before another large one is loaded. */
const LARGE = 64e6;

/** The models of a page: one active, and what is on its way. */
export class Models {
  readonly state = atom<ModelsState>({ arriving: [], failed: new Map(), kept: undefined });
  readonly #create: Create;
  readonly #seats = new Map<string, Seat>();
  readonly #files = new Map<string, readonly File[]>();
  #active: Seat | undefined;
  #clock = 0;

  constructor(create: Create) {
    this.#create = create;
  }

  /** Whether it runs without a download: in memory, or kept whole in this browser. */
  isHere(model: string): boolean {
    const inMemory = [...this.#seats.values()].some(({ choice, info }) => info && choice.model === model);
    return model === EMBEDDED || this.#files.has(model) || inMemory || this.#isKept(model);
  }

  /** What runs for a wish: the model wished for where it is here, else the embedded one. */
  running({ model, backend }: ModelChoice): ModelChoice {
    return { model: this.isHere(model) ? model : EMBEDDED, backend };
  }

  /**
   * Works with a model, loading it first if need be; the one before stays until this one is ready.
   * It downloads nothing but the embedded model: for another, the reader is asked first.
   * @throws ModelError for each way a load can fail; `aborted` by the signal; whatever `work` throws
   */
  async use<T>(
    choice: ModelChoice,
    signal: AbortSignal,
    work: (client: LiveClient) => Promise<T>,
  ): Promise<T> {
    const seat = this.#seat(choice);
    if (seat.info) this.#activate(seat);
    return this.#occupy(seat, async () => {
      await until(seat.ready, signal);
      return work(seat.client);
    });
  }

  /** Downloads and loads the model that the reader asked for by name; then figures use it. @throws as `use` */
  async fetch(choice: ModelChoice, files?: readonly File[]): Promise<void> {
    const seat = this.#seat(choice, { files, byName: true });
    try {
      await this.#occupy(seat, async () => {
        await seat.ready;
        this.#activate(seat);
      });
    } finally {
      await this.lookUp();
    }
  }

  /** Ends the loading of a model; what has arrived of it stays kept. */
  stop(model: string): void {
    for (const { choice, info, stopper } of this.#seats.values())
      if (choice.model === model && !info) stopper.abort();
  }

  /** Deletes what this browser keeps of a model. In memory it stays. @throws ModelError */
  async forget(model: string): Promise<void> {
    await this.#aside((client) => client.forget(model));
    await this.lookUp();
  }

  /** Asks what this browser keeps. Where it keeps nothing for pages like this one, that is nothing. */
  async lookUp(): Promise<void> {
    const kept = await this.#aside((client) => client.stored()).catch(() => []);
    this.#tell({ kept });
  }

  #isKept(model: string): boolean {
    return this.state.get().kept?.some((each) => each.model === model && each.bytes >= each.of) ?? false;
  }

  /** A client of its own: the one that loads or writes answers only when it is done. */
  async #aside<T>(ask: (client: LiveClient) => Promise<T>): Promise<T> {
    const client = this.#create(() => {});
    try {
      return await ask(client);
    } finally {
      client.dispose();
    }
  }

  #seat(choice: ModelChoice, asked: { files?: readonly File[] | undefined; byName?: boolean } = {}): Seat {
    const key = choiceKey(choice);
    const before = this.#seats.get(key);
    if (before && (!before.info || before.client.isAlive)) {
      before.byName ||= asked.byName ?? false;
      return before;
    }
    const files = asked.files ?? this.#files.get(choice.model);
    const seat = newSeat(choice, this.#create, () => this.#tell({}), {
      ...asked,
      files,
      asked: ++this.#clock,
    });
    this.#seats.set(key, seat);
    seat.ready = this.#load(seat);
    seat.ready.catch(() => {}); // Those who wait for it hear of it.
    // What went wrong with a package from disk is over once another one is chosen.
    const isOver = (model: string) => model === choice.model || (isDisk(model) && isDisk(choice.model));
    const failed = [...this.state.get().failed].filter(([model]) => !isOver(model));
    this.#tell({ failed: new Map(failed) });
    return seat;
  }

  async #load(seat: Seat): Promise<void> {
    const { choice, client, files, stopper } = seat;
    const { signal } = stopper;
    try {
      if (!seat.byName && choice.model !== EMBEDDED && !files) await this.#mustBeKept(choice.model);
      this.#makeRoom(seat);
      seat.info = await client.load({
        model: isDisk(choice.model) ? 'disk' : choice.model,
        ...(files ? { files } : {}),
        backend: choice.backend,
        signal,
        onProgress: (progress) => {
          seat.progress = progress;
          this.#tell({});
        },
      });
      if (files) this.#files.set(choice.model, files);
      // One asked for before the active one took over serves those who wait for it, and goes.
      if (!this.#active || seat.byName || seat.asked > this.#active.since) this.#activate(seat);
    } catch (error) {
      client.dispose();
      if (this.#seats.get(choiceKey(choice)) === seat) this.#seats.delete(choiceKey(choice));
      const failed = new Map(this.state.get().failed);
      if (!signal.aborted) failed.set(choice.model, error);
      this.#tell({ failed });
      throw error;
    }
  }

  /** The browser may have dropped it since it was last looked for; then it would be a download nobody asked for. */
  async #mustBeKept(model: string): Promise<void> {
    await this.lookUp();
    if (this.#isKept(model)) return;
    throw new ModelError(
      'not-here',
      `${model} is not kept in this browser. Open the model panel to see its size and download it.`,
    );
  }

  #makeRoom({ choice }: Seat): void {
    const active = this.#active;
    if (!active || choice.model === EMBEDDED || active.users > 0) return;
    if ((active.info?.memoryBytes ?? 0) <= LARGE) return;
    this.#putAway(active);
    this.#tell({});
  }

  #activate(seat: Seat): void {
    if (this.#active === seat) return;
    this.#active = seat;
    seat.since = ++this.#clock;
    this.#tidy();
  }

  async #occupy<T>(seat: Seat, work: () => Promise<T>): Promise<T> {
    seat.users++;
    try {
      return await work();
    } finally {
      seat.users--;
      this.#tidy();
    }
  }

  /** Of the models nobody works with or waits for, only the active one stays. */
  #tidy(): void {
    for (const seat of [...this.#seats.values()])
      if (seat !== this.#active && seat.users === 0) this.#putAway(seat);
    this.#tell({});
  }

  #putAway(seat: Seat): void {
    if (this.#active === seat) this.#active = undefined;
    this.#seats.delete(choiceKey(seat.choice));
    if (seat.info) seat.client.dispose();
    else seat.stopper.abort(); // The load then ends, and puts its client away.
  }

  #tell(change: Partial<ModelsState>): void {
    const { active: _, ...rest } = this.state.get();
    const active = this.#active;
    const seats = [...this.#seats.values()];
    this.state.set({
      ...rest,
      ...change,
      ...(active?.info ? { active: { choice: active.choice, info: active.info } } : {}),
      arriving: seats.filter(({ info }) => !info).map(({ choice, progress }) => ({ choice, progress })),
    });
  }
}
