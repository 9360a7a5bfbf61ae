import { type SilenceLimits, Watchdog } from './watchdog.ts';

/** What a page hears of its worker. */
interface Listeners<Response> {
  receive(response: Response): void;
  /** Its script could not be loaded, or threw. The worker is still there. */
  broke(message: string): void;
  /** It was silent for longer than it may be, and has been ended. */
  fellSilent(seconds: number): void;
  /** How long it may be silent, as things are. */
  limits(): SilenceLimits;
}

interface Pong {
  type: 'pong';
}

const isPong = (data: { type: string }): data is Pong => data.type === 'pong';

/** A worker that is ended when it owes an answer and is silent. */
export class WatchedWorker<Request, Response extends { type: string }> {
  readonly #worker: Worker;
  readonly #watchdog: Watchdog;
  #hasSpoken = false;

  /** @param ping is answered with a `pong` by a worker that is not stuck; workers that work in one piece have none */
  constructor(worker: Worker, listeners: Listeners<Response>, ping?: Request) {
    this.#worker = worker;
    this.#watchdog = new Watchdog({
      limits: () => listeners.limits(),
      ping: () => ping && worker.postMessage(ping),
      expire: (seconds) => {
        this.end();
        listeners.fellSilent(seconds);
      },
    });
    worker.onmessage = ({ data }: MessageEvent<Response | Pong>) => {
      this.#hasSpoken = true;
      this.#watchdog.heard(!isPong(data));
      if (!isPong(data)) listeners.receive(data);
    };
    worker.onerror = ({ message }) => listeners.broke(message);
  }

  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** Sends a message that needs no answer. */
  tell(request: Request): void {
    this.#worker.postMessage(request);
  }

  /** Sends a request: from now on the worker owes an answer. */
  ask(request: Request): void {
    this.#worker.postMessage(request);
    this.#watchdog.start();
  }

  /** It owes no answer any more. */
  rest(): void {
    this.#watchdog.stop();
  }

  end(): void {
    this.rest();
    this.#worker.terminate();
  }
}
