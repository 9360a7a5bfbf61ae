import { html, type TemplateResult } from 'lit';
import { count, formatNumber, plural } from '../../charts/format.ts';
import { heights } from '../../charts/heights.ts';
import type { BoundStep } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { onScores, type Scores } from './scores.ts';
import { search } from './search.ts';
import { TOP_K } from './settings.ts';

const K = TOP_K.cuts.topK ?? 0;
/** Below this width the level's name says less. */
const ROOMY = 300;

/** How the bound is found: one try after the other. */
export function boundTries(view: View): TemplateResult {
  return onScores(view, (scores) => drawn(view, scores));
}

function drawn(view: View, { logits, lead }: Scores): TemplateResult {
  const { blockSize, maxima, steps, opened, collected } = search(view.sampler, logits, TOP_K.cuts);
  const at = Math.min(view.state.stage, steps.length - 1);
  const now = steps[at];
  return figure({
    title: `The best of each block, try ${at + 1} of ${steps.length}`,
    reset: view.reset,
    lead,
    draw: () => ({
      summary: now ? summaryOf(now, collected.length) : `${count(opened.length)} blocks are opened.`,
      body: html`${now ? dots(maxima, now, blockSize) : ''}`,
      table: {
        columns: ['Try', 'From', 'To', 'Bound tried', 'Blocks that reach it', 'Then'],
        rows: steps.map(({ low, high, tried, count: blocks, next }, i) => [
          i + 1,
          exact(low),
          exact(high),
          exact(tried),
          blocks,
          THEN[next],
        ]),
      },
    }),
    controls: tries(view, steps, at),
  });
}

const THEN: Record<BoundStep['next'], string> = {
  enough: 'enough, and not many more: these are opened',
  higher: 'too many, so go higher',
  lower: `fewer than ${K}, so go lower`,
};

function summaryOf({ tried, count: blocks, next }: BoundStep, collected: number): string {
  const reach = `${plural(blocks, 'block')} ${blocks === 1 ? 'reaches' : 'reach'} ${formatNumber(tried, 4)}`;
  if (next !== 'enough') return `${reach}, ${THEN[next]}.`;
  return `${reach}: enough for ${K} tokens, and not many more. They are opened, and give ${plural(collected, 'token')} at or above the bound.`;
}

function dots(
  maxima: Float32Array,
  { low, high, tried, count: blocks }: BoundStep,
  blockSize: number,
): TemplateResult {
  const reach = `${count(blocks)} of ${count(maxima.length)} blocks reach ${formatNumber(tried, 4)}`;
  return chart('The largest logit of each block', (width) =>
    heights(maxima, {
      width,
      level: {
        at: tried,
        label: width < ROOMY ? plural(blocks, 'block') : reach,
      },
      between: [low, high],
      xLabel: `block of ${blockSize} tokens`,
      yLabel: 'largest logit',
      spoken: `The largest logit of each block: ${reach}.`,
    }),
  );
}

function tries(view: View, steps: readonly BoundStep[], at: number): TemplateResult {
  const last = steps.length - 1;
  // A button that is only marked as off keeps the focus.
  const go = (stage: number) => view.set({ stage });
  return html`<div class="choice" role="group" aria-label="Try">
    <button type="button" class="stop" aria-disabled=${at <= 0} @click=${() => at > 0 && go(at - 1)}>Back one try</button>
    ${steps.map(
      (_, i) =>
        html`<button type="button" class="stop" aria-pressed=${i === at} aria-label=${`Try ${i + 1}`} @click=${() => go(i)}>${i + 1}</button>`,
    )}
    <button type="button" class="stop" aria-disabled=${at >= last} @click=${() => at < last && go(at + 1)}>On one try</button></div>`;
}
