import { html, type TemplateResult } from 'lit';
import { curve, type Series, type Vertical } from '../../charts/curve.ts';
import { count, formatNumber, plural } from '../../charts/format.ts';
import { live } from '../../live/reading/live.ts';
import { promptField } from '../../live/reading/prompt-field.ts';
import type { Reading } from '../../live/reading/reading.ts';
import type { Preset, Survey } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { currentU } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import { token } from '../../ui/tokens/token.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { settingsOf } from '../shared/trace/settings.ts';

/** How many of the tokens in only one nucleus are named. */
const NAMED = 12;
/** These surveys follow a slider, so they have no bars, no faces and fewer points. */
const BRIEF = { top: 0, points: 80, minFace: 1 } as const;
/** Below this width there is room for the number alone beside a mark. */
const NARROW = 420;
/** The least share the chart shows, as a power of ten. */
const FLOOR = -9;

/** The live model's logits through two orders: how long the nucleus gets in each. */
export function real(view: View): TemplateResult {
  return live(view.state, view.state.prompt, (reading) => nuclei(view, reading));
}

function nuclei(view: View, reading: Reading): TemplateResult {
  const { temperature, topP } = view.state;
  return figure({
    title: `${count(reading.logits.length)} tokens, T = ${formatNumber(temperature)}, p = ${formatNumber(topP)}, two orders`,
    reset: view.reset,
    draw: () => {
      const survey = (order: Preset) =>
        view.sampler.survey(
          reading.logits,
          { ...settingsOf(view), order },
          { ...BRIEF, coin: currentU(view) },
        );
      const first = survey('notebook');
      const last = survey('llama.cpp');
      const [small, large] = first.kept < last.kept ? [first, last] : [last, first];
      const between = ranking(view, reading).subarray(small.kept, Math.min(large.kept, small.kept + NAMED));
      return {
        summary: `With the temperature first the nucleus has ${plural(first.kept, 'token')}, with top-p first ${count(last.kept)}${ratio(small, large)}.`,
        body: html`${chart('Share by rank, before the cut', (width) => lines(width, temperature, first, last))}
          <p class="chain-end">${drawn(reading, 'temperature first', first)} ${drawn(reading, 'top-p first', last)}</p>
          <p class="chain-end">${rest(reading, small.kept, large.kept, between)}</p>`,
        table: {
          columns: ['Rank', 'Temperature first', 'after its cut', 'Top-p first', 'after its cut'],
          rows: [...first.tail.ranks].map((rank, i) => [
            counted(rank),
            exact(first.tail.before[i] ?? 0),
            exact(first.tail.probabilities[i] ?? 0),
            exact(last.tail.before[i] ?? 0),
            exact(last.tail.probabilities[i] ?? 0),
          ]),
        },
      };
    },
    controls: html`${temperatureSlider(view)}${topPSlider(view)}${promptField(view, { label: 'Text', read: 'end', rows: 2 })}`,
  });
}

const rankings = new WeakMap<Reading, Uint32Array>();

/** All token ids, best first: the same at every temperature, so made once a text. */
function ranking({ sampler }: View, reading: Reading): Uint32Array {
  const before = rankings.get(reading);
  if (before) return before;
  const ids = sampler.argsort(Float64Array.from(reading.logits));
  rankings.set(reading, ids);
  return ids;
}

function ratio(small: Survey, large: Survey): string {
  if (small.kept === large.kept) return ', the same ones';
  return `, a factor of ${formatNumber(large.kept / small.kept, 2)}`;
}

/** At T > 1 the line lies below the other at the first ranks; at T < 1 above it, and soon below. */
function lines(width: number, temperature: number, first: Survey, last: Survey) {
  const line = (
    name: string,
    tone: Series['tone'],
    { tail }: Survey,
    nameSide: 'above' | 'below',
    nameAt = 0.18,
  ): Series => {
    const shown = [...tail.ranks.keys()].filter((i) => (tail.before[i] ?? 0) >= 10 ** FLOOR);
    return {
      name,
      tone,
      x: shown.map((i) => Math.log10(tail.ranks[i] ?? 1)),
      y: shown.map((i) => Math.log10(tail.before[i] ?? 1)),
      nameAt,
      nameSide,
      nameBegins: nameSide === 'above',
    };
  };
  const hot = temperature > 1;
  const series = [
    line('temperature first', 'one', first, hot ? 'below' : 'above'),
    line('top-p first', 'two', last, 'above', hot ? 0.18 : 0.45),
  ];
  return curve(series, {
    width,
    height: 300,
    xDomain: [0, Math.log10(first.size)],
    yDomain: [FLOOR, 0],
    xLabel: 'rank, best first',
    yLabel: 'share of the die that top-p judges',
    xTicks: [0, 1, 2, 3, 4].map((at) => ({ at, label: count(10 ** at) })),
    yTicks: [-9, -6, -3, 0].map((at) => ({ at, label: formatNumber(10 ** at).replace('1.00 × ', '') })),
    verticals: [cut('one', first, last, width), cut('two', last, first, width)],
  });
}

/** Where an order cuts, in the colour of its line. The names of the two marks stand on their outer sides. */
function cut(tone: Series['tone'], { kept }: Survey, other: Survey, width: number): Vertical {
  const side = kept < other.kept || (kept === other.kept && tone === 'one') ? 'left' : 'right';
  return { at: Math.log10(kept), label: width < NARROW ? count(kept) : plural(kept, 'token'), tone, side };
}

function drawn({ vocabulary }: Reading, order: string, { drawn: id = 0 }: Survey): TemplateResult {
  const { text, bytes } = vocabulary.describe(id);
  return html`<span>The coin draws ${token(text, bytes, 'rolled')} with ${order}.</span>`;
}

/** The first of the tokens that one order lets in and the other does not. */
function rest(reading: Reading, small: number, large: number, ids: Uint32Array): TemplateResult {
  if (small === large) return html`No token depends on the order.`;
  const more = large - small - ids.length;
  return html`${plural(large - small, 'token')} can come out in one order only:
    ${[...ids].map((id) => {
      const { text, bytes } = reading.vocabulary.describe(id);
      return html`${token(text, bytes)} `;
    })}${more > 0 ? `and ${count(more)} more.` : ''}`;
}
