/** How long a worker with something to do may be silent. */
export interface SilenceLimits {
  /** Seconds without any answer, to a ping either: the worker is stuck in one piece of work. */
  blocked: number;
  /** Seconds of pings answered and nothing else: what it waits for never comes. */
  stalled: number;
}

/** Between two pings. */
const SECONDS_A_TICK = 1;

interface Watched {
  /** As they are now. */
  limits(): SilenceLimits;
  ping(): void;
  /** @param seconds of silence */
  expire(seconds: number): void;
}

/** Notices when a worker with work to do falls silent. */
export class Watchdog {
  readonly #watched: Watched;
  #timer: ReturnType<typeof setInterval> | undefined;
  #blocked = 0;
  #stalled = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** Called with every new request; only the first of several starts the watch. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.heard(true);
    // Ticks are counted and clocks are not read: a laptop that slept has not waited.
    this.#timer = setInterval(() => this.#tick(), SECONDS_A_TICK * 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param isNews false for the answer to a ping */
  heard(isNews: boolean): void {
    this.#blocked = 0;
    if (isNews) this.#stalled = 0;
  }

  #tick(): void {
    this.#blocked += SECONDS_A_TICK;
    this.#stalled += SECONDS_A_TICK;
    const { blocked, stalled } = this.#watched.limits();
    if (this.#blocked <= blocked && this.#stalled <= stalled) {
      this.#watched.ping();
      return;
    }
    this.stop();
    this.#watched.expire(this.#blocked > blocked ? this.#blocked : this.#stalled);
  }
}
