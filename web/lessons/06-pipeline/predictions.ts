import { formatNumber } from '../../charts/format.ts';
import type { Preset } from '../../sampler/index.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';

const COLD = { temperature: 0.3, topP: 0.9 };

/** How many tokens an order keeps. */
function survivors({ sampler }: View, order: Preset): number {
  return sampler.distribution(logitsOf(EXAMPLES.supper), { ...COLD, order }).kept.length;
}

/** The same two settings, one after the other or the other way round. */
export function whichOrder(): Prediction {
  return {
    id: 'two-orders',
    question: `Twelve tokens, T = ${formatNumber(COLD.temperature)} and p = ${formatNumber(COLD.topP)}. Which order leaves more of them?`,
    options: ['Temperature, then top-p', 'Top-p, then temperature', 'Both the same'],
    answer(view) {
      const [first, last] = [survivors(view, 'notebook'), survivors(view, 'llama.cpp')];
      return first > last ? 0 : last > first ? 1 : 2;
    },
    explain: (view) =>
      `With the temperature first ${survivors(view, 'notebook')} tokens are left, with top-p first ${survivors(view, 'llama.cpp')}: cooling takes share from the weak tokens before top-p counts.`,
    holdsText: true,
  };
}
