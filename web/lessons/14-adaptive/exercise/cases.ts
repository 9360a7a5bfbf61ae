import type { Case } from '../../../exercises/task.ts';
import type { Sampler } from '../../../sampler/index.ts';
import { withStream } from '../../../sampler/random.ts';
import { EXAMPLES } from '../../../state/examples.ts';

export interface AdaptiveCase extends Case {
  readonly args: readonly [logits: readonly number[], base: number, min: number, max: number];
}

const { capital, supper, confident, unsure } = EXAMPLES;
const RANDOM_CASES = 10;
const SEED = 14;

/** The calls that test an adaptive temperature. */
export function cases(sampler: Sampler): AdaptiveCase[] {
  return [
    { name: '“The capital of France is”', args: [capital.logits, 1, 0.3, 1.5], words: capital.words },
    { name: '“For supper we had”', args: [supper.logits, 1, 0.3, 1.5], words: supper.words },
    { name: 'another range, 0.5 to 1', args: [supper.logits, 1, 0.5, 1], words: supper.words },
    { name: 'entropy measured at T = 2', args: [capital.logits, 2, 0.3, 1.5], words: capital.words },
    { name: 'entropy measured at T = 0.5', args: [supper.logits, 0.5, 0.3, 1.5], words: supper.words },
    { name: 'one favourite among 50', args: [confident.logits, 1, 0.3, 1.5], words: confident.words },
    { name: '50 equal logits', args: [unsure.logits, 1, 0.3, 1.5], words: unsure.words },
    { name: 'two tokens', args: [[0.4, -0.2], 1, 0.2, 2] },
    { name: 'min and max the same', args: [supper.logits, 1, 0.8, 0.8], words: supper.words },
    { name: 'a forbidden token, −∞', args: [[1, Number.NEGATIVE_INFINITY, 0.5], 1, 0.3, 1.5] },
    { name: 'all but one forbidden', args: [[Number.NEGATIVE_INFINITY, 2], 1, 0.3, 1.5] },
    { name: 'a probability too small for a number', args: [[0, -2000, 1], 1, 0.3, 1.5] },
    { name: 'a single token', args: [[2.5], 1, 0.3, 1.5] },
    { name: 'huge logits', args: [[1000, 999, 998.5], 1, 0.3, 1.5] },
    { name: 'logits far below zero', args: [[-1000, -1001, -1000.5], 1, 0.3, 1.5] },
    ...random(sampler),
  ];
}

/** Gaussian logits from the core's own stream: the same for every student and every run. */
function random(sampler: Sampler): AdaptiveCase[] {
  return withStream(sampler, SEED, (stream) =>
    Array.from({ length: RANDOM_CASES }, (_, i): AdaptiveCase => {
      const logits = Array.from({ length: Math.floor(stream.uniform(2, 40)) }, () => 3 * stream.normal());
      const min = stream.uniform(0.1, 0.9);
      return {
        name: `random logits ${i + 1}`,
        args: [logits, stream.uniform(0.4, 2), min, min + stream.uniform(0.2, 1.5)],
      };
    }),
  );
}

/** The right answer, from the core, with its steps: the entropy, the largest entropy, and their ratio. */
export function expected(sampler: Sampler, [logits, base, min, max]: AdaptiveCase['args']) {
  const list = Float64Array.from(logits);
  const ask = (baseTemperature: number, minTemperature: number, maxTemperature: number) =>
    sampler.adaptiveTemperature(list, { baseTemperature, minTemperature, maxTemperature });
  const { temperature, entropy } = ask(base, min, max);
  return {
    temperature,
    entropy,
    /** ln V: the core's entropy of equal logits. */
    most: sampler.entropy(sampler.softmax(new Float64Array(list.length), {})),
    /** The core's temperature between 0 and 1 is the share of the largest entropy. */
    share: ask(base, 0, 1).temperature,
    /** The answer with the entropy measured at T = 1. */
    atOne: ask(1, min, max).temperature,
  };
}

export type Expected = ReturnType<typeof expected>;
