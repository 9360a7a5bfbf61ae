import { percent, figure as written } from '../charts/format.ts';
import type { Stage } from '../sampler/index.ts';

/** How the page names the core's stages. */
export const STAGE_NAMES: Record<Stage, string> = {
  repetitionPenalty: 'repetition penalty',
  temperature: 'temperature',
  topK: 'top-k',
  topP: 'top-p',
  minP: 'min-p',
};

/** A token's death certificate: the stage that removed it, its value and the bound it failed. */
export function certificate(stage: Stage, value: number, bound: number): string {
  if (stage === 'topP')
    return `removed by top-p: ${percent(value)} was already covered, and p is ${percent(bound)}`;
  if (stage === 'topK' && value === bound)
    return `removed by top-k: it ties with the last one kept, which comes first`;
  return `removed by ${STAGE_NAMES[stage]}: ${written(value)} < ${written(bound)}`;
}
