import { ModelError } from '../error.ts';
import type { OpenedSession } from '../session/open-best.ts';
import type { Session } from '../session/session.ts';
import { nextTask } from './task.ts';

/** Devices that may be lost over the same tokens before the GPU is given up. */
const MOST_LOSSES = 2;

/**
 * Opens another session of the same model.
 * @param avoidGpu where it was lost again and again
 */
export type Reopen = (avoidGpu: boolean, signal?: AbortSignal) => Promise<OpenedSession>;

/** A session that survives the loss of its GPU: it opens a new device and feeds it the same tokens. */
export class Engine {
  readonly #reopen: Reopen;
  readonly #onReopened: (opened: OpenedSession) => void;
  #opened: OpenedSession;
  #ids: readonly number[] = [];

  /** @param onReopened told of every new session, which may run in another way than the one before */
  constructor(opened: OpenedSession, reopen: Reopen, onReopened: (opened: OpenedSession) => void = () => {}) {
    this.#opened = opened;
    this.#reopen = reopen;
    this.#onReopened = onReopened;
  }

  get #session(): Session {
    return this.#opened.session;
  }

  get contextLength(): number {
    return this.#session.contextLength;
  }

  /** Why the context is shorter than the model's own, as a part of a sentence; empty where it is not. */
  get contextNote(): string {
    return this.#session.contextNote;
  }

  /** Tokens given since the last reset. */
  get length(): number {
    return this.#ids.length;
  }

  reset(): void {
    this.#ids = [];
    this.#session.reset();
  }

  /**
   * As `Session.forward`. A lost device costs time only. After an error, call `reset` before the next tokens.
   * @throws ModelError `context-shrunk`, as `openBestSession`; the signal's reason when aborted; the runtime's errors
   */
  async forward(ids: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    const all = [...this.#ids, ...ids];
    let missing = ids;
    for (let losses = 1; ; losses++) {
      const logits = this.#session.isLost ? undefined : await this.#feed(missing, signal);
      if (logits) {
        this.#ids = all;
        return logits;
      }
      await this.#replace(losses >= MOST_LOSSES, all.length, signal);
      missing = all;
    }
  }

  /** @returns undefined where the device was lost on the way */
  async #feed(ids: readonly number[], signal?: AbortSignal): Promise<Float32Array | undefined> {
    const { stride } = this.#session;
    let logits: Float32Array | undefined;
    try {
      for (let start = 0; start < ids.length; start += stride) {
        if (start > 0) await nextTask();
        signal?.throwIfAborted();
        logits = await this.#session.forward(ids.slice(start, start + stride));
      }
    } catch (error) {
      if (!this.#session.isLost || signal?.aborted) throw error;
      return undefined;
    }
    return logits;
  }

  async #replace(avoidGpu: boolean, length: number, signal?: AbortSignal): Promise<void> {
    // A lost session may refuse to be released.
    await this.#session.release().catch(() => {});
    this.#opened = await this.#reopen(avoidGpu, signal);
    this.#onReopened(this.#opened);
    if (length <= this.contextLength) return;
    const message = `The GPU dropped out, and without it the model holds ${this.contextLength} tokens; this text has ${length}. Start a shorter one.`;
    throw new ModelError('context-shrunk', message);
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
