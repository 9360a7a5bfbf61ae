import type { Climb } from './ladder';
import type { Session } from './session';

/** A session that outlives its GPU: when the device is lost, a new one is opened and given the same tokens. */
export class Engine {
  readonly #reopen: () => Promise<Climb>;
  #climb: Climb;
  #ids: number[] = [];

  /** @param reopen opens another session of the same model */
  constructor(climb: Climb, reopen: () => Promise<Climb>) {
    this.#climb = climb;
    this.#reopen = reopen;
  }

  get #session(): Session {
    return this.#climb.session;
  }

  get contextLength(): number {
    return this.#session.contextLength;
  }

  /** Tokens given since the last reset. */
  get length(): number {
    return this.#ids.length;
  }

  reset(): void {
    this.#ids = [];
    this.#session.reset();
  }

  /** As `Session.forward`; a lost device costs time and nothing else. */
  async forward(ids: readonly number[]): Promise<Float32Array> {
    const before = this.#ids;
    this.#ids = [...before, ...ids];
    try {
      if (!this.#session.isLost) return await this.#session.forward(ids);
    } catch (error) {
      // The device's own promise settles after the run's.
      await new Promise((resolve) => setTimeout(resolve));
      if (!this.#session.isLost) {
        this.#ids = before;
        throw error;
      }
    }
    this.#climb = await this.#reopen();
    return this.#session.forward(this.#ids);
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
