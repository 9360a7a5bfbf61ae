import { count, formatNumber, plural } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';
import { nucleus, sums } from './float32.ts';
import { madeUp } from './scores.ts';
import { search } from './search.ts';
import { TOP_K } from './settings.ts';

/** How few of a vocabulary need an order to find the best of them. */
export function putInOrder(): Prediction {
  const work = ({ sampler }: View) => {
    const { logits } = madeUp(sampler);
    const { kept } = sampler.distribution(logits, TOP_K.cuts);
    return { all: logits.length, kept: kept.length, ...search(sampler, logits, TOP_K.cuts) };
  };
  return {
    id: 'put-in-order',
    question:
      'A model has given 50,257 tokens a logit, and top-k keeps the best 50. How many of the logits must be put in order to find those 50?',
    options: ['All 50,257', 'The best 50', 'Fewer than 50'],
    holdsText: true,
    answer(view) {
      const { all, kept, sorted } = work(view);
      return sorted.length >= all ? 0 : sorted.length >= kept ? 1 : 2;
    },
    explain(view) {
      const { collected, sorted, kept } = work(view);
      return `Of ${count(collected.length)} candidates most are in or out for certain; ${count(sorted.length)} at the edge are put in order, and the ${kept} need no order among themselves.`;
    },
  };
}

const P = 0.999;
/** The upper end of each option but the last. */
const ENDS = [0, 9] as const;

/** What adding in float32 does to a large nucleus. */
export function singleSum(): Prediction {
  const sizes = ({ sampler }: View) => {
    const { logits } = madeUp(sampler);
    const { single } = sums(sampler, logits);
    return { ...nucleus(sampler, logits, P), end: single.at(-1) ?? 0 };
  };
  return {
    id: 'single-sum',
    question: `Float32 numbers carry seven digits. Add up shares in float32 until they reach p = ${P}: by how many tokens is the nucleus wrong?`,
    options: ['None', `Up to ${ENDS[1]}`, `${ENDS[1] + 1} or more`],
    holdsText: true,
    answer(view) {
      const { exact, single } = sizes(view);
      const index = ENDS.findIndex((end) => Math.abs(single - exact) <= end);
      return index < 0 ? ENDS.length : index;
    },
    explain(view) {
      const { exact, single, end } = sizes(view);
      return `It keeps ${plural(single, 'token')} where ${count(exact)} are right: every addition rounds, and the whole ends at ${formatNumber(end, 7)} instead of 1.`;
    },
  };
}
