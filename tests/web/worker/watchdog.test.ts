import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Activity, limitsOf } from '../../../web/worker/silence.ts';
import { Watchdog } from '../../../web/worker/watchdog.ts';

const SECOND = 1000;
const limit = { blocked: 3, stalled: 6 };
const SILENCE_LIMITS = {
  starting: limit,
  answering: limit,
  fetching: { blocked: 3, stalled: Number.POSITIVE_INFINITY },
  computing: { blocked: 10, stalled: 20 },
  stopping: limit,
};

function watched(activities: Activity[]) {
  const events: (string | number)[] = [];
  const dog = new Watchdog({
    limits: () => limitsOf(activities, SILENCE_LIMITS),
    ping: () => events.push('ping'),
    expire: (seconds) => events.push(seconds),
  });
  return { dog, events };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a worker that answers no ping is given up, once', () => {
  const { dog, events } = watched(['answering']);
  dog.start();
  vi.advanceTimersByTime(20 * SECOND);
  expect(events).toEqual(['ping', 'ping', 'ping', 4]);
});

test('a worker that answers pings and nothing else is given up later', () => {
  const { dog, events } = watched(['answering']);
  dog.start();
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(SECOND);
    dog.heard(false);
  }
  expect(events).toEqual([...Array(6).fill('ping'), 7]);
});

test('files may take as long as they take, as long as pings are answered', () => {
  const { dog, events } = watched(['fetching']);
  dog.start();
  for (let i = 0; i < 1000; i++) {
    vi.advanceTimersByTime(SECOND);
    dog.heard(false);
  }
  expect(events.every((event) => event === 'ping')).toBe(true);
});

test('the most patient of several requests counts', () => {
  const { dog, events } = watched(['stopping', 'computing']);
  dog.start();
  vi.advanceTimersByTime(10 * SECOND);
  expect(events).not.toContain(10);
  vi.advanceTimersByTime(SECOND);
  expect(events.at(-1)).toBe(11);
});

test('a watch that was stopped is silent, and starts afresh', () => {
  const { dog, events } = watched(['answering']);
  dog.start();
  vi.advanceTimersByTime(2 * SECOND);
  dog.stop();
  vi.advanceTimersByTime(20 * SECOND);
  expect(events).toEqual(['ping', 'ping']);
  dog.start();
  vi.advanceTimersByTime(3 * SECOND);
  expect(events).toHaveLength(5);
});
