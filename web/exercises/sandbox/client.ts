import { trustedWorker } from '../../worker/trusted.ts';
import { WatchedWorker } from '../../worker/watched-worker.ts';
import type { Ended, Outcome, Program, Request, Response } from './protocol.ts';
import workerUrl from './worker.ts?worker&url';

/** Seconds. A call may take one. A machine that is silent for longer hangs in code that does not check its clock. */
const SILENCE = { starting: 30, running: 3 };

interface Running {
  readonly id: number;
  readonly outcomes: Outcome[];
  readonly tell: (outcome: Outcome) => void;
  readonly resolve: (ended: Ended) => void;
  readonly reject: (error: Error) => void;
  /** Whether the program has begun. */
  isReady: boolean;
}

/** The page's side of the sandbox. It runs one program at a time, and ends every run. */
export class Sandbox {
  #worker: WatchedWorker<Request, Response> | undefined;
  #running: Running | undefined;
  #lastId = 0;

  /** Fetches what a run needs, so that the first one starts at once, also when the network is gone by then. */
  prepare(): void {
    try {
      this.#start().tell({ type: 'prepare' });
    } catch {
      // The run itself reports why there is no worker.
    }
  }

  /**
   * Runs a program in the worker; `tell` hears each outcome as it comes.
   * Throws or rejects if the worker cannot be started. A program that hangs is an outcome, not an error.
   */
  run(program: Program, tell: (outcome: Outcome) => void): Promise<Ended> {
    this.stop();
    const id = ++this.#lastId;
    const worker = this.#start();
    return new Promise((resolve, reject) => {
      this.#running = { id, outcomes: [], tell, resolve, reject, isReady: false };
      worker.ask({ type: 'run', id, program });
    });
  }

  /** Ends what runs, at once, whatever it is doing; its outcomes so far go with it. */
  stop(): void {
    if (!this.#running) return;
    this.#terminate();
    this.#settle(({ resolve }) => resolve({ by: 'page' }));
  }

  /** Gives the worker's memory back. */
  dispose(): void {
    this.stop();
    this.#terminate();
  }

  #start(): WatchedWorker<Request, Response> {
    this.#worker ??= new WatchedWorker<Request, Response>(trustedWorker(workerUrl), {
      receive: (response) => this.#receive(response),
      broke: () => this.#fail('its file could not be loaded'),
      fellSilent: () => (this.#running?.isReady ? this.#hang() : this.#fail('it did not start in time')),
      limits: () => {
        const seconds = this.#running?.isReady ? SILENCE.running : SILENCE.starting;
        return { blocked: seconds, stalled: seconds };
      },
    });
    return this.#worker;
  }

  #receive(response: Response): void {
    const running = this.#running;
    if (running?.id !== response.id) return;
    switch (response.type) {
      case 'ready':
        running.isReady = true;
        break;
      case 'outcome':
        this.#hear(running, response.outcome);
        break;
      case 'done':
        this.#finish();
        break;
      case 'failed':
        this.#fail(response.message);
        break;
      default:
        response satisfies never;
    }
  }

  #hear(running: Running, outcome: Outcome): void {
    running.outcomes.push(outcome);
    running.tell(outcome);
  }

  /** The program hangs in one built-in call. The worker is ended, and the next run starts another. */
  #hang(): void {
    if (this.#running) this.#hear(this.#running, { kind: 'stopped', by: 'time', printed: [] });
    this.#terminate();
    this.#finish();
  }

  #finish(): void {
    this.#settle(({ outcomes, resolve }) => resolve({ by: 'itself', outcomes }));
  }

  #fail(why: string): void {
    this.#terminate();
    this.#settle(({ reject }) => reject(new Error(`The exercise sandbox failed: ${why}. Try again.`)));
  }

  #settle(end: (running: Running) => void): void {
    const running = this.#running;
    if (!running) return;
    this.#worker?.rest();
    this.#running = undefined;
    end(running);
  }

  #terminate(): void {
    this.#worker?.end();
    this.#worker = undefined;
  }
}
