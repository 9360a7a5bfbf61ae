import { powerOfTen } from '../../../../../web/charts/format.ts';
import { SEVEN } from '../../../../../web/lessons/shared/draws/seven.ts';
import { inSymbols, sampler } from '../core.ts';
import type { LessonNumbers } from '../held.ts';

/** As the course writes them: a cut alone by its name, two settings with a “with” between them. */
const names = SEVEN.slice(1).map(({ settings }) =>
  inSymbols(settings)
    .replace(', ', ' with ')
    .replace(/^([kp]) =/, 'Top-$1 ='),
);

/** The first of two equal tokens falls short of p by a little less than this power of a tenth: is that rounding? */
const isRounding = (tenths: number) =>
  sampler
    .trace(Float64Array.of(0, 0), { topP: 0.5 + 0.9 * 10 ** -tenths })
    .stages.some(({ removed }) => removed.byRounding);
const reach = Array.from({ length: 15 }, (_, i) => i + 1).find(isRounding) ?? 0;

export const numbers: LessonNumbers = {
  'controls/chain-sliders.ts': { given: ['0, off'] },
  'draws/seven.ts': { claims: names },
  'live/on-live.ts': { given: ['Keep the best (0 for all)'] },
  'walk/rounding.ts': { claims: [`less than ${powerOfTen(-reach)}`] },
  'walk/walk.ts': { given: ['add up to 1 again'] },
  'walk/where-from.ts': { given: ['T = 0: the largest'] },
};
