import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';
import { named } from '../shared/trace/named.ts';

const { unsure } = EXAMPLES;

/** Which tokens top-k keeps where all are equal. */
export function tiesAtTopK(): Prediction {
  const kept = ({ sampler }: View) => [...sampler.distribution(logitsOf(unsure), { topK: 10 }).kept];
  return {
    id: 'ties-at-top-k',
    question: 'Fifty names have exactly the same logit, and k = 10. Which names does top-k keep?',
    options: ['The ten with the lowest token numbers', 'Ten at random', 'All fifty, since they tie'],
    answer(view) {
      const ids = kept(view);
      if (ids.length === unsure.words.length) return 2;
      return ids.every((id, i) => id === i) ? 0 : 1;
    },
    explain(view) {
      const ids = kept(view);
      return `${ids.length} are kept, from ${named(unsure.words, ids.slice(0, 1))} to ${named(unsure.words, ids.slice(-1))}: a tie goes to the lower token number, so the same logits always load the same die.`;
    },
    holdsText: true,
  };
}
