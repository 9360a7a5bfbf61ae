import { describe, expect, test, vi } from 'vitest';
import type { Prediction, Step } from '../../../web/lessons/lesson.ts';
import { loadSampler } from '../../../web/sampler/load.ts';
import { defaults } from '../../../web/state/parameters.ts';
import type { View } from '../../../web/state/view.ts';

// The lessons are read here for their questions alone; nothing of them is drawn.
vi.stubGlobal('window', globalThis);
const lessons = import.meta.glob<{ steps: readonly Step[] }>('../../../web/lessons/*/steps.ts');
const sampler = await loadSampler();
const never = () => {
  throw new Error('a prediction changes nothing');
};

const asked: { at: string; view: View; prediction: Prediction }[] = [];
for (const [at, load] of Object.entries(lessons)) {
  for (const step of (await load()).steps) {
    const view: View = { state: { ...defaults(), ...step.start }, sampler, set: never, reset: never };
    if (step.predict) asked.push({ at, view, prediction: step.predict(view) });
  }
}

/** What the core said when these were written: a changed example or core shows here. */
const ANSWERS: Record<string, string> = {
  'add-to-all': 'It stays as it is',
  'gains-most': 'London',
  greedy: '1 token',
  'ties-at-top-k': 'The ten with the lowest token numbers',
  'survive-capital': '1',
  'survive-supper': '8',
  punished: 'It rises',
  'greedy-in-disguise': '3',
  'two-orders': 'Top-p, then temperature',
  'put-in-order': 'Fewer than 50',
  'single-sum': '10 or more',
};

test('no two questions share an id', () => {
  const ids = asked.map(({ prediction }) => prediction.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(ANSWERS)));
});

describe.each(asked)('$prediction.id', ({ view, prediction }) => {
  test('one of its options is right, and a sentence says why', () => {
    const { options, answer, explain, id } = prediction;
    expect(new Set(options).size).toBe(options.length);
    expect(options[answer(view)]).toEqual(ANSWERS[id] ?? expect.any(String));
    expect(explain(view)).toMatch(/^[A-Z0-9“].*\.$/);
    expect(explain(view)).not.toMatch(/NaN|undefined|not a number/);
  });
});
