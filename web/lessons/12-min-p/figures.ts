import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { curve } from '../../charts/curve.ts';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import type { Settings } from '../../sampler/index.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { certificates, lastBeforeCuts } from '../shared/trace/cuts.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';

const SHOWN = 8;
const HOTTEST = 5;
/** 60 temperatures up to 5. */
const TEMPERATURES = Float64Array.from({ length: 60 }, (_, i) => ((i + 1) * HOTTEST) / 60);

export function minPSlider(view: View): TemplateResult {
  return slider({
    name: 'minP',
    label: 'Share of the best',
    symbol: 'min-p',
    value: view.state.minP,
    min: 0,
    max: 1,
    step: 0.01,
    change: (minP) => view.set({ minP }),
    stops: [0, 0.02, 0.05, 0.1, 0.3, 1].map((value) => ({ value, name: String(value) })),
  });
}

/** The bars, with the bound that the best token sets. */
export function bounded(view: View, controls: TemplateResult): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Min-p of ${formatNumber(view.state.minP)} on “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), settingsOf(view));
      const before = lastBeforeCuts(trace);
      const ids = view.sampler.argsort(before);
      const best = ids[0] ?? 0;
      const stage = trace.stages.find(({ name }) => name === 'minP');
      const bound = stage?.active ? stage.removed.bound : 0;
      const rolled = roll(view, trace.probabilities);
      return {
        summary: `The bound is ${formatNumber(view.state.minP)} × ${percent(before[best] ?? 0)} of “${example.words[best]}” = ${percent(bound)}: ${plural(trace.kept.length, 'token')} kept, ${ids.length - trace.kept.length} removed.`,
        body: html`${chart('Shares, and the bound they must reach', (width) =>
          bars(
            rows(example.words, before, ids, {
              write: percent,
              notes: certificates(trace),
              rolled: rolled.id,
            }),
            { width, domain: [0, 1], mark: { at: bound, label: `bound ${percent(bound)}` } },
          ),
        )}${die(view, example.words, trace.probabilities, rolled)}`,
        table: wordTable(example.words, ids, [
          { name: 'Share', values: before },
          { name: 'After min-p', values: trace.probabilities },
        ]),
      };
    },
    controls,
  });
}

/** Min-p and top-p on the same logits: the tokens kept at this temperature, and how many at each. */
export function beside(view: View, controls: TemplateResult): TemplateResult {
  const example = table(view.state);
  const { temperature, minP, topP } = view.state;
  const filters = [
    { name: `min-p ${formatNumber(minP)}`, tone: 'one', nameAt: 0.92, settings: { minP } },
    { name: `top-p ${formatNumber(topP)}`, tone: 'two', nameAt: 0.7, nameSide: 'below', settings: { topP } },
  ] as const;
  return figure({
    title: `Two filters on “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const keptBy = (settings: Settings) => view.sampler.distribution(logits, settings).kept.length;
      const lines = filters.map(({ settings, ...line }) => ({
        ...line,
        x: TEMPERATURES,
        y: Float64Array.from(TEMPERATURES, (t) => keptBy({ ...settings, temperature: t })),
      }));
      const here = filters.map(({ settings }) => keptBy({ ...settings, temperature }));
      return {
        summary: `At T = ${formatNumber(temperature)}, ${filters.map(({ name }, i) => `${name} keeps ${here[i]}`).join(' and ')} of ${plural(logits.length, 'token')}.`,
        body: html`<div class="pair">${filters.map(({ name, settings }, i) => best(view, example, name, { ...settings, temperature }, here[i] ?? 0))}</div>
          ${chart('Tokens kept by temperature', (width) =>
            curve(lines, {
              width,
              height: 230,
              xDomain: [0, HOTTEST],
              yDomain: [0, logits.length * 1.12],
              xLabel: 'temperature T',
              yLabel: 'tokens kept',
              marker: { x: temperature, y: here },
            }),
          )}`,
        table: {
          columns: ['T', ...filters.map(({ name }) => `Kept by ${name}`)],
          rows: [...TEMPERATURES].map((t, i) => [exact(t), ...lines.map(({ y }) => y[i] ?? 0)]),
        },
      };
    },
    controls,
  });
}

/** The best few tokens of one filter. */
function best(view: View, example: Example, name: string, settings: Settings, kept: number): TemplateResult {
  const trace = view.sampler.trace(logitsOf(example), settings);
  const before = lastBeforeCuts(trace);
  const ids = [...view.sampler.argsort(before)];
  const hidden = ids.length - SHOWN;
  const keptHidden = Math.max(0, kept - SHOWN);
  return html`<section class="compact"><h3 class="hint">${name}: ${plural(kept, 'token')} kept</h3>
    ${chart(name, (width) =>
      bars(rows(example.words, before, ids.slice(0, SHOWN), { write: percent, notes: certificates(trace) }), {
        width,
        domain: [0, 1],
        rowHeight: 21,
        labelWidth: 78,
        ...(kept <= SHOWN ? { cutAfter: kept } : {}),
      }),
    )}
    ${hidden > 0 ? html`<p class="hint">and ${hidden} more, ${keptHidden === 0 ? 'all removed' : `${keptHidden} of them kept`}</p>` : ''}</section>`;
}
