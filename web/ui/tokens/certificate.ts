import { apart, percent } from '../../charts/format.ts';
import { STAGES, type Stage } from '../../sampler/index.ts';

/** How the page names the core's stages. */
export const STAGE_NAMES = Object.fromEntries(
  Object.entries(STAGES).map(([stage, { label }]) => [stage, label]),
) as Record<Stage, string>;

/** Why a token was removed: the stage, the token's value and the bound it failed. */
export function certificate(stage: Stage, value: number, bound: number): string {
  if (stage === 'topP') {
    const [covered, p] = apart(value, bound, percent);
    return covered === p
      ? `removed by top-p: ${p}, exactly p, was already covered`
      : `removed by top-p: ${covered} was already covered, and p is ${p}`;
  }
  if (stage === 'topK' && value === bound)
    return `removed by top-k: it ties with the last one kept, which comes first`;
  return `removed by ${STAGES[stage].label}: ${apart(value, bound).join(' < ')}`;
}
