import { percent, plural } from '../../charts/format.ts';
import { EXAMPLES, type Example, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';
import { runningSums } from '../shared/trace/sums.ts';

const P = 0.9;

/** One token covers more than p. */
export function surviveOnCapital(): Prediction {
  const prediction = nucleusSize(
    'survive-capital',
    'Ten tokens can follow “The capital of France is”. How many of them does top-p keep with p = 0.9?',
    EXAMPLES.capital,
    [1, 2, 5, 9],
  );
  // The formula beside the words has the sum in it.
  return { ...prediction, holdsText: true };
}

/** The same p on a flatter die. */
export function surviveOnSupper(): Prediction {
  return nucleusSize(
    'survive-supper',
    'The same p = 0.9, now with twelve tokens after “For supper we had”, ten of them good. How many are kept?',
    EXAMPLES.supper,
    [1, 4, 8, 12],
  );
}

function nucleusSize(id: string, question: string, example: Example, sizes: readonly number[]): Prediction {
  const nucleus = (view: View) => {
    const { kept } = view.sampler.distribution(logitsOf(example), { topP: P });
    const { sums } = runningSums(view, view.sampler.softmax(logitsOf(example)));
    return { kept: kept.length, covered: sums[kept.length - 1] ?? 0, short: sums[kept.length - 2] };
  };
  return {
    id,
    question,
    options: sizes.map(String),
    answer: (view) => sizes.indexOf(nucleus(view).kept),
    explain(view) {
      const { kept, covered, short } = nucleus(view);
      if (short === undefined)
        return `The favourite alone covers ${percent(covered)}, which is more than ${percent(P)}, so the sum stops there.`;
      return `The best ${plural(kept - 1, 'token')} cover ${percent(short)}, which falls short of ${percent(P)}; with the next one it is ${percent(covered)}.`;
    },
  };
}
