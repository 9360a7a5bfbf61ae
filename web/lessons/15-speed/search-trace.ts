import { count, formatNumber } from '../../charts/format.ts';
import type { Sampler } from '../../sampler/index.ts';
import { certificate } from '../../ui/tokens/certificate.ts';
import type { TraceRow } from '../../ui/tokens/trace-table.ts';
import { search } from './search.ts';

/** The trace of a token through the search of top-k. */
export function searchTrace(sampler: Sampler, logits: Float32Array, id: number, topK: number): TraceRow[] {
  const logit = logits[id] ?? Number.NaN;
  const found = search(sampler, logits, { topK });
  const block = Math.floor(id / found.blockSize);
  const [asked] = sampler.survey(logits, { topK }, { top: 1, points: 2, ask: [id] }).asked;
  if (!asked) return [];
  const rows: TraceRow[] = [
    {
      stage: 'logit',
      caption: 'the model’s score, and its share by softmax alone',
      score: logit,
      share: asked.raw,
    },
    {
      stage: 'its block',
      caption: `block ${count(block)}, whose largest logit is ${formatNumber(found.maxima[block] ?? 0, 4)}: ${found.opened.includes(block) ? 'opened' : 'not opened'}`,
    },
  ];
  if (found.collected.includes(id))
    rows.push({
      stage: 'the halving',
      caption: found.sorted.includes(id)
        ? `left in doubt, and put in order with ${count(found.sorted.length - 1)} others`
        : asked.removed
          ? 'out for certain, without being put in order'
          : 'in for certain, without being put in order',
    });
  const { removed } = asked;
  rows.push(
    removed
      ? {
          stage: 'top-k',
          caption: certificate(removed.stage, removed.value, removed.bound),
          share: 0,
          removed: true,
        }
      : {
          stage: 'top-k',
          caption: `kept, among the best ${count(topK)}`,
          score: logit,
          share: asked.probability,
          among: topK,
        },
  );
  return rows;
}
