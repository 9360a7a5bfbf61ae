import type { Survey, TokenTrace } from '../../sampler/index.ts';

/** A token at its rank, as a survey's list of the best has it. */
export type RankedToken = Pick<TokenTrace, 'id' | 'rank' | 'raw' | 'before' | 'probability' | 'removed'>;

/** The best tokens of a survey, one by one. */
export function ranked({ top }: Survey): RankedToken[] {
  return [...top.ids].map((id, i) => {
    const removed = top.removed[i];
    return {
      id,
      rank: i + 1,
      raw: top.raw[i] ?? 0,
      before: top.before[i] ?? 0,
      probability: top.probabilities[i] ?? 0,
      ...(removed ? { removed } : {}),
    };
  });
}
