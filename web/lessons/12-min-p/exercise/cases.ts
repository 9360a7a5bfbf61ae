import type { Case } from '../../../exercises/task.ts';
import type { Sampler } from '../../../sampler/index.ts';
import { withStream } from '../../../sampler/random.ts';
import { EXAMPLES } from '../../../state/examples.ts';

export interface MinPCase extends Case {
  readonly args: readonly [logits: readonly number[], minP: number, temperature: number];
}

const { capital, supper, confident, unsure } = EXAMPLES;
const RANDOM_CASES = 12;
const SEED = 12;
/** A random input with a token this close to the bound would test rounding and not the rule. */
const CLEAR_OF_BOUND = 1e-4;

/** The calls that test a min-p. */
export function cases(sampler: Sampler): MinPCase[] {
  return [
    { name: '“The capital of France is”', args: [capital.logits, 0.05, 1], words: capital.words },
    { name: '“The capital of France is”, hotter', args: [capital.logits, 0.05, 1.5], words: capital.words },
    { name: '“For supper we had”', args: [supper.logits, 0.1, 1], words: supper.words },
    { name: '“For supper we had”, colder', args: [supper.logits, 0.3, 0.5], words: supper.words },
    { name: 'all logits below zero', args: [[-1, -2, -3, -5], 0.2, 1] },
    // 1/2, 1/4, 1/4 and 0.5 × 1/2: exact in floating point, with and without the maximum subtracted.
    { name: 'two tokens exactly on the bound', args: [[Math.LN2, 0, 0], 0.5, 1] },
    { name: 'two tokens exactly on the bound, T = 2', args: [[2 * Math.LN2, 0, 0], 0.5, 2] },
    { name: 'min-p of 0, which keeps all', args: [supper.logits, 0, 1], words: supper.words },
    { name: 'min-p of 1, which keeps only the best', args: [supper.logits, 1, 1], words: supper.words },
    { name: 'min-p of 1 and a tie for the best', args: [[3, 1, 3, 0], 1, 0.8] },
    { name: 'all logits equal', args: [unsure.logits, 1, 1], words: unsure.words },
    { name: 'one favourite among 50', args: [confident.logits, 0.02, 2], words: confident.words },
    { name: 'a single token', args: [[-4], 0.5, 1] },
    { name: 'a forbidden token, −∞', args: [[1, Number.NEGATIVE_INFINITY, 0.5], 0.1, 1] },
    { name: 'a forbidden token and min-p of 0', args: [[1, Number.NEGATIVE_INFINITY, 0.5], 0, 1] },
    { name: 'huge logits', args: [[1000, 999, 990, -1000], 0.1, 1] },
    { name: 'logits far below zero', args: [[-1000, -1001, -1010], 0.2, 1] },
    { name: 'a low temperature', args: [capital.logits, 0.1, 0.02], words: capital.words },
    ...random(sampler),
  ];
}

/** Gaussian logits from the core's own stream: the same for every student and every run. */
function random(sampler: Sampler): MinPCase[] {
  return withStream(sampler, SEED, (stream) => {
    const found: MinPCase[] = [];
    while (found.length < RANDOM_CASES) {
      const size = Math.floor(stream.uniform(3, 40));
      const logits = Array.from({ length: size }, () => 3 * stream.normal());
      const minP = stream.uniform(0.01, 0.4);
      const temperature = stream.uniform(0.3, 2.5);
      if (!isClear(sampler, logits, minP, temperature)) continue;
      found.push({ name: `random logits ${found.length + 1}`, args: [logits, minP, temperature] });
    }
    return found;
  });
}

function isClear(sampler: Sampler, logits: number[], minP: number, temperature: number): boolean {
  const { probabilities, bound } = beforeCut(sampler, [logits, minP, temperature]);
  return probabilities.every((p) => Math.abs(p - bound) > CLEAR_OF_BOUND * bound);
}

/** What the rule compares: the probabilities at the temperature, and min-p times the largest of them. */
export function beforeCut(sampler: Sampler, [list, minP, temperature]: MinPCase['args']) {
  const logits = Float64Array.from(list);
  const probabilities = sampler.softmax(logits, { temperature });
  const ranked = [...sampler.argsort(probabilities)];
  const largest = probabilities[ranked[0] ?? 0] ?? 0;
  const bound = minP * largest;
  const reaches = (id: number) => (probabilities[id] ?? 0) >= bound;
  return {
    logits,
    minP,
    temperature,
    probabilities,
    largest,
    bound,
    best: Math.max(...list),
    /** All tokens, the kept ones and the removed ones, each from the likeliest down. */
    ids: ranked,
    kept: ranked.filter(reaches),
    removed: ranked.filter((id) => !reaches(id)),
  };
}

export type MinPCut = ReturnType<typeof beforeCut>;

/** The right answer, from the core. */
export function expected(sampler: Sampler, { logits, minP, temperature }: MinPCut) {
  return sampler.distribution(logits, { minP, temperature });
}
