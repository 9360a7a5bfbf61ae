import { count, figure as written } from '../../charts/format.ts';
import type { Sampler } from '../../sampler/index.ts';
import { certificate } from '../../ui/certificate.ts';
import type { StoryRow } from '../../ui/story.ts';
import { search } from './search.ts';

/** How a token came into the search of top-k, and how it left it. */
export function lifeOf(sampler: Sampler, logits: Float32Array, id: number, topK: number): StoryRow[] {
  const logit = logits[id] ?? Number.NaN;
  const found = search(sampler, logits, { topK });
  const block = Math.floor(id / found.blockSize);
  const [asked] = sampler.survey(logits, { topK }, { top: 1, points: 2, ask: [id] }).asked;
  if (!asked) return [];
  const story: StoryRow[] = [
    {
      stage: 'logit',
      told: 'the model’s score, and its share by softmax alone',
      score: logit,
      share: asked.raw,
    },
    {
      stage: 'its block',
      told: `block ${count(block)}, whose largest logit is ${written(found.maxima[block] ?? 0, 4)}: ${found.opened.includes(block) ? 'opened' : 'not opened'}`,
    },
  ];
  if (found.collected.includes(id))
    story.push({
      stage: 'the halving',
      told: found.sorted.includes(id)
        ? `left in doubt, and put in order with ${count(found.sorted.length - 1)} others`
        : asked.removed
          ? 'out for certain, without being put in order'
          : 'in for certain, without being put in order',
    });
  const { removed } = asked;
  story.push(
    removed
      ? {
          stage: 'top-k',
          told: certificate(removed.stage, removed.value, removed.bound),
          share: 0,
          removed: true,
        }
      : {
          stage: 'top-k',
          told: `kept, among the best ${count(topK)}`,
          score: logit,
          share: asked.probability,
          among: topK,
        },
  );
  return story;
}
