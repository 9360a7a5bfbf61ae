import type { TemplateResult } from 'lit';
import { rating } from '../../ui/controls/rating.ts';
import { ASPECTS, type Aspect, type Ratings } from './ratings.ts';

const NAMES: Record<Aspect, string> = { coherence: 'Coherence', creativity: 'Creativity' };

/** The two ratings of a text: coherence and creativity. */
export function ratingGroups(
  ratings: Ratings,
  text: { readonly key: string; readonly name: string; readonly id: string },
): TemplateResult[] {
  const now = ratings.of(text.key);
  return ASPECTS.map((aspect) =>
    rating({
      legend: NAMES[aspect],
      of: text.name,
      name: `${aspect}-${text.id}`,
      value: now[aspect],
      change: (value) => ratings.rate(text.key, aspect, value),
    }),
  );
}
