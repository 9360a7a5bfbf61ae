/** What a worker is busy with, as far as its silence is concerned. */
export type Activity = 'starting' | 'answering' | 'fetching' | 'computing' | 'stopping';

export interface SilenceLimits {
  /** Seconds without any answer, to a ping either: the worker is stuck in one piece of work. */
  blocked: number;
  /** Seconds of pings answered and nothing else: what it waits for never comes. */
  stalled: number;
}

/**
 * A new worker's script comes over the network; files have time limits of their own; reading a prompt and compiling
 * shaders may hold a slow machine up for long; a worker told to stop has nothing to be slow about.
 */
export const SILENCE_LIMITS: Readonly<Record<Activity, SilenceLimits>> = {
  starting: { blocked: 180, stalled: 180 },
  answering: { blocked: 20, stalled: 60 },
  fetching: { blocked: 20, stalled: Number.POSITIVE_INFINITY },
  computing: { blocked: 60, stalled: 300 },
  stopping: { blocked: 10, stalled: 60 },
};

/** Between two pings. */
const SECONDS_A_TICK = 1;

interface Watched {
  /** What the requests that wait for an answer are about. */
  activities(): readonly Activity[];
  ping(): void;
  /** @param seconds of silence */
  expire(seconds: number): void;
}

/** Notices when a worker with work to do falls silent. */
export class Watchdog {
  readonly #limits: Readonly<Record<Activity, SilenceLimits>>;
  readonly #watched: Watched;
  #timer: ReturnType<typeof setInterval> | undefined;
  #blocked = 0;
  #stalled = 0;

  constructor(limits: Readonly<Record<Activity, SilenceLimits>>, watched: Watched) {
    this.#limits = limits;
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
    // One worker does all of it in turn: whichever takes longest may be what it is at.
    const limits = this.#watched.activities().map((activity) => this.#limits[activity]);
    const blocked = Math.max(...limits.map((limit) => limit.blocked));
    const stalled = Math.max(...limits.map((limit) => limit.stalled));
    if (this.#blocked <= blocked && this.#stalled <= stalled) {
      this.#watched.ping();
      return;
    }
    this.stop();
    this.#watched.expire(this.#blocked > blocked ? this.#blocked : this.#stalled);
  }
}
