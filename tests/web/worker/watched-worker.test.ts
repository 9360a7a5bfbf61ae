import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WatchedWorker } from '../../../web/worker/watched-worker.ts';

interface Fake extends Worker {
  posted: unknown[];
  ended: number;
}

/** A worker that does what the test says. */
function fake(): Fake {
  const worker = { posted: [] as unknown[], ended: 0, postMessage: (m: unknown) => worker.posted.push(m) };
  return Object.assign(worker, { terminate: () => worker.ended++ }) as unknown as Fake;
}

function watched(ping?: string) {
  const worker = fake();
  const events: unknown[] = [];
  const listeners = {
    receive: (response: { type: string }) => events.push(response.type),
    broke: (message: string) => events.push(message),
    fellSilent: (seconds: number) => events.push(seconds),
    limits: () => ({ blocked: 3, stalled: 6 }),
  };
  const page = new WatchedWorker<string, { type: string }>(worker, listeners, ping);
  const speak = (type: string) => worker.onmessage?.({ data: { type } } as MessageEvent);
  return { worker, events, page, speak };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a worker that owes an answer and is silent is ended', () => {
  const { worker, events, page, speak } = watched();
  page.ask('work');
  vi.advanceTimersByTime(2000);
  speak('half');
  vi.advanceTimersByTime(3000);
  expect([events, worker.ended]).toEqual([['half'], 0]);
  vi.advanceTimersByTime(1000);
  expect([events, worker.ended]).toEqual([['half', 4], 1]);
});

test('one that owes nothing may be silent for as long as it likes', () => {
  const { worker, events, page, speak } = watched();
  page.tell('prepare');
  vi.advanceTimersByTime(60_000);
  page.ask('work');
  speak('done');
  page.rest();
  vi.advanceTimersByTime(60_000);
  expect([events, worker.ended, worker.posted]).toEqual([['done'], 0, ['prepare', 'work']]);
  page.ask('more');
  page.end();
  vi.advanceTimersByTime(60_000);
  expect([events, worker.ended]).toEqual([['done'], 1]);
});

test('an answer to a ping puts the end off, and is not passed on', () => {
  const { worker, events, page, speak } = watched('ping');
  page.ask('work');
  for (let second = 0; second < 6; second++) {
    vi.advanceTimersByTime(1000);
    speak('pong');
  }
  expect([events, worker.posted]).toEqual([[], ['work', ...Array(6).fill('ping')]]);
  vi.advanceTimersByTime(1000);
  expect([events, worker.ended]).toEqual([[7], 1]);
});

test('a worker that broke says so, and whether it has ever spoken', () => {
  const { worker, events, page, speak } = watched();
  expect(page.hasSpoken).toBe(false);
  worker.onerror?.({ message: 'no script' } as ErrorEvent);
  speak('hello');
  expect([events, page.hasSpoken, worker.ended]).toEqual([['no script', 'hello'], true, 0]);
});
