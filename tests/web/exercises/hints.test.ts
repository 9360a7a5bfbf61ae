import { describe, expect, test } from 'vitest';
import type { Case, Task } from '../../../web/exercises/task.ts';
import { minPTask } from '../../../web/lessons/12-min-p/exercise/task.ts';
import { adaptiveTask } from '../../../web/lessons/14-adaptive/exercise/task.ts';
import { attempt, sampler } from './attempt.ts';

/**
 * The lines that a student writes who follows a hint to the letter. A hint that changes must be followed
 * anew: its text is the key.
 */
const MIN_P: Record<string, string> = {
  'Softmax: Math.exp((logit - largest) / temperature) for every logit, then each divided by the sum of all. logits.map and reduce are enough.': `
    const weights = logits.map((logit) => Math.exp((logit - largest) / temperature));
    const all = weights.reduce((a, b) => a + b);
    const probabilities = weights.map((weight) => weight / all);`,
  'The largest is Math.max(...logits). Subtracting it changes no probability, and without it Math.exp of a big logit is Infinity.': `
    const largest = Math.max(...logits);`,
  'The bound is minP * Math.max(...probabilities). A probability stays when it is >= the bound, also when it is equal.': `
    const bound = minP * Math.max(...probabilities);`,
  'Return as many numbers as there were logits: p >= bound ? p : 0. Only then divide each by the sum of what stayed.': `
    const stayed = probabilities.map((p) => p >= bound ? p : 0);
    const sum = stayed.reduce((a, b) => a + b);
    return stayed.map((p) => p / sum);`,
};

const ADAPTIVE: Record<string, string> = {
  'Start with a softmax: Math.exp((logit - largest) / base) for every logit, then each divided by the sum of all.': `
    const largest = Math.max(...logits);
    const weights = logits.map((logit) => Math.exp((logit - largest) / base));
    const all = weights.reduce((a, b) => a + b);
    const probabilities = weights.map((weight) => weight / all);`,
  'The entropy is a sum over the tokens of -p * Math.log(p). A token with p = 0 adds nothing, but 0 * Math.log(0) is NaN: skip it.': `
    let entropy = 0;
    for (const p of probabilities) if (p !== 0) entropy += -p * Math.log(p);`,
  'Equal logits have the largest entropy, Math.log(logits.length). Divide by it, and the share lies between 0 and 1. With one logit that is 0 / 0: its share is 0.': `
    const share = logits.length === 1 ? 0 : entropy / Math.log(logits.length);`,
  'The share 0 must give min and the share 1 max: min + (max - min) * share.': `
    return min + (max - min) * share;`,
};

/** The expressions that a hint gives as code: a student copies them. */
const GIVEN = /Math\.\w+\((?:[^()]|\([^()]*\))*\)|\w+ >= \w+ \? \w+ : 0|\w+ \+ \([^()]*\) \* \w+|minP \* /g;

/** `order` is the order in which the lines of the hints come in the program. */
function follow<C extends Case>(task: Task<C>, followed: Record<string, string>, order: number[]): void {
  describe(`the hints of ${task.id}`, () => {
    const head = /^function .*\{$/m.exec(task.skeleton)?.[0] ?? '';
    const lines = task.hints.map((hint) => followed[hint] ?? '');
    const program = `${head}${order.map((i) => lines[i]).join('')}\n}`;

    test('are the ones followed here, with the code they give', () => {
      expect(Object.keys(followed)).toEqual(task.hints);
      for (const hint of task.hints)
        for (const [code] of hint.matchAll(GIVEN))
          if (!hint.includes(`${code} is NaN`)) expect(program).toContain(code);
    });

    test('hold no sign that JavaScript does not know', () => {
      for (const hint of task.hints) expect(hint).not.toMatch(/[−×÷≥≤…]/);
    });

    test('lead to a pass', async () => {
      expect(await attempt(task, program)).toEqual({ verdict: 'right', total: task.cases(sampler).length });
    });
  });
}

follow(minPTask, MIN_P, [1, 0, 2, 3]);
follow(adaptiveTask, ADAPTIVE, [0, 1, 2, 3]);
