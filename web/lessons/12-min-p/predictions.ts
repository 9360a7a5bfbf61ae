import { count, percent } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';

/** The upper end of each option but the last. */
const ENDS = [3, 20] as const;

/** At a high temperature, top-p keeps many tokens even of a confident prediction. */
export const heatedNucleus: Prediction = {
  id: 'min-p-heat',
  question:
    'One town of 50 is the clear favourite; the other 49 are equal. At T = 1.5, how many does top-p 0.9 keep?',
  options: [`${ENDS[0]} or fewer`, `${ENDS[0] + 1} to ${ENDS[1]}`, `More than ${ENDS[1]}`],
  holdsText: true,
  answer: (view) => {
    const index = ENDS.findIndex((end) => kept(view) <= end);
    return index < 0 ? ENDS.length : index;
  },
  explain: (view) =>
    `It keeps ${count(kept(view))}: the favourite holds ${percent(best(view))}, and the rest of the 90 % comes in small shares.`,
};

function kept({ state, sampler }: View): number {
  const { temperature, topP } = state;
  return sampler.distribution(logitsOf(table(state)), { temperature, topP }).kept.length;
}

function best({ state, sampler }: View): number {
  const { probabilities } = sampler.distribution(logitsOf(table(state)), { temperature: state.temperature });
  return probabilities[sampler.argsort(probabilities)[0] ?? 0] ?? 0;
}
