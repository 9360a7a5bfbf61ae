import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  clearProgress,
  markVisited,
  passExercise,
  progress,
  read,
  recordPrediction,
} from '../../../web/state/progress.ts';

const NOTHING = { visited: {}, predictions: {}, exercises: [] };

describe('with a place to keep things', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    });
    clearProgress();
  });

  test('what was done is kept, told to listeners, and read back as it was', () => {
    let told = 0;
    const stop = progress.subscribe(() => told++);
    markVisited('top-p', 0, 5);
    markVisited('top-p', 2, 5);
    markVisited('top-p', 2, 5);
    recordPrediction('greedy', 'wrong');
    recordPrediction('greedy', 'right');
    passExercise('min-p');
    passExercise('min-p');
    stop();
    expect(progress.get()).toEqual({
      visited: { 'top-p': { seen: [0, 2], of: 5 } },
      predictions: { greedy: 'right' },
      exercises: ['min-p'],
    });
    expect(told).toBe(5);
    expect(read([...kept.values()][0] ?? null)).toEqual(progress.get());
  });

  test('a lesson that has lost steps since counts only those it has', () => {
    markVisited('top-k', 6, 7);
    markVisited('top-k', 1, 5);
    expect(progress.get().visited).toEqual({ 'top-k': { seen: [1], of: 5 } });
  });

  test('cleared means gone', () => {
    markVisited('top-p', 0, 5);
    clearProgress();
    expect(progress.get()).toEqual(NOTHING);
    expect(kept.size).toBe(0);
  });
});

test('denied storage keeps nothing and breaks nothing', () => {
  const deny = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny, removeItem: deny });
  clearProgress();
  markVisited('logits', 1, 4);
  expect(progress.get().visited).toEqual({ logits: { seen: [1], of: 4 } });
  vi.unstubAllGlobals();
});

test.each([
  null,
  '',
  'no JSON {',
  '7',
  'null',
  '[]',
  '{"version":2,"visited":{"top-p":[1]}}',
  '{"version":1}',
  '{"version":1,"visited":7,"predictions":[],"exercises":{}}',
])('%j reads as nothing done', (kept) => {
  expect(read(kept)).toEqual(NOTHING);
});

test('what is not of the shape is left out, the rest stays', () => {
  const kept = JSON.stringify({
    version: 1,
    visited: { 'top-p': { seen: [0, 0, -1, 1.5, 'x', 3, 5], of: 5 }, 'top-k': 'all', logits: { seen: [1] } },
    predictions: { a: 'right', b: 'perhaps', c: null },
    exercises: ['min-p', 7, 'min-p'],
  });
  expect(read(kept)).toEqual({
    visited: { 'top-p': { seen: [0, 3], of: 5 } },
    predictions: { a: 'right' },
    exercises: ['min-p'],
  });
});
