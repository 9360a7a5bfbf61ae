import { formatNumber, percent } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';

const { capital } = EXAMPLES;
const ADDED = 1000;
/** 5.2 + 1,000 is rounded differently from 5.2; a smaller change of the share does not count. */
const ROUNDING = 1e-9;

/** What adding the same to every logit does to the favourite's share. */
export function addToAll(): Prediction {
  const shares = ({ sampler }: View) => {
    const best = sampler.argsort(logitsOf(capital))[0] ?? 0;
    const share = (shift: number) => sampler.softmax(logitsOf(capital, shift))[best] ?? 0;
    return { word: capital.words[best] ?? '', before: share(0), after: share(ADDED) };
  };
  return {
    id: 'add-to-all',
    question: `Every logit grows by ${formatNumber(ADDED)}: Paris scores 1,008.5, banana 998. What becomes of the share of Paris?`,
    options: ['It grows', 'It stays as it is', 'It shrinks'],
    answer(view) {
      const { before, after } = shares(view);
      if (Math.abs(after - before) < ROUNDING) return 1;
      return after > before ? 0 : 2;
    },
    explain(view) {
      const { word, before, after } = shares(view);
      return `“${word}” has ${percent(before)} before and ${percent(after)} after: every exponential grows by the same factor, and the division takes it out again.`;
    },
    holdsText: true,
  };
}
