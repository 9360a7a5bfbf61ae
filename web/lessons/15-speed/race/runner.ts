import { atom } from '../../../state/atom.ts';
import { trustedWorker } from '../../../worker/trusted.ts';
import { WatchedWorker } from '../../../worker/watched-worker.ts';
import type { Setting } from '../settings.ts';
import type { Outcome, Request, Response } from './protocol.ts';
import workerUrl from './worker.ts?worker&url';

/** Seconds. A round takes less than one; a worker that is silent for this long has failed. */
const SILENCE = { blocked: 30, stalled: 30 };

/** Which race: the same setting on the same logits. */
export function keyOf({ value }: Setting, logits: Float32Array): string {
  if (!numbers.has(logits)) numbers.set(logits, ++last);
  return `${value} ${numbers.get(logits)}`;
}

const numbers = new WeakMap<Float32Array, number>();
let last = 0;

export interface Running {
  readonly key: string;
  /** The setting, as the reader knows it. */
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

export interface Races {
  /** The race that is on, and how far it has come. */
  readonly running?: Running;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly failures: ReadonlyMap<string, string>;
}

/** The page's side: one race at a time, each in its own worker. Results are kept until the page is closed. */
export const races = atom<Races>({ outcomes: new Map(), failures: new Map() });

let worker: WatchedWorker<Request, Response> | undefined;

/** Starts a race; its outcome replaces an earlier one of the same setting. */
export function start(setting: Setting, request: Request): void {
  const key = keyOf(setting, request.logits);
  stop();
  const failures = new Map(races.get().failures);
  failures.delete(key);
  races.set({ ...races.get(), failures, running: { key, name: setting.name, done: 0, of: 0 } });
  try {
    worker = new WatchedWorker<Request, Response>(trustedWorker(workerUrl), {
      receive: (response) => receive(key, response),
      broke: () => fail(key, failed('its file could not be loaded')),
      fellSilent: () => fail(key, failed('it did not answer in time')),
      limits: () => SILENCE,
    });
    worker.ask(request);
  } catch (error) {
    fail(key, (error as Error).message);
  }
}

/** Ends what runs, at once and without an outcome. */
export function stop(): void {
  worker?.end();
  worker = undefined;
  const { running, ...rest } = races.get();
  if (running) races.set(rest);
}

function receive(key: string, response: Response): void {
  switch (response.type) {
    case 'round':
      step(response.done, response.of);
      break;
    case 'done':
      stop();
      races.set({ ...races.get(), outcomes: new Map(races.get().outcomes).set(key, response.outcome) });
      break;
    case 'failed':
      fail(key, failed(response.message));
      break;
    default:
      response satisfies never;
  }
}

function step(done: number, of: number): void {
  const { running, ...rest } = races.get();
  if (running) races.set({ ...rest, running: { ...running, done, of } });
}

const failed = (why: string) => `The measurement failed: ${why}. Try again.`;

function fail(key: string, message: string): void {
  stop();
  races.set({ ...races.get(), failures: new Map(races.get().failures).set(key, message) });
}
