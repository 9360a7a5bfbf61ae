import { html, type TemplateResult } from 'lit';
import { type Bar, bars, reach } from '../../charts/bars.ts';
import { plural } from '../../charts/format.ts';
import type { Stage, Trace } from '../../sampler/index.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chain } from '../../ui/chain/chain.ts';
import { editor } from '../../ui/controls/editor.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { named } from '../shared/trace/named.ts';
import { shares } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { ends, linksOf } from './links.ts';
import { orderPresets } from './presets.ts';
import { chainSettings, fields } from './settings.ts';

/** The same settings in two orders, and the tokens that only one of them keeps. */
export function two(view: View): TemplateResult {
  const example = table(view.state);
  const sides = [
    { name: 'Order A', order: view.state.order, change: (order: readonly Stage[]) => view.set({ order }) },
    {
      name: 'Order B',
      order: view.state.otherOrder,
      change: (otherOrder: readonly Stage[]) => view.set({ otherOrder }),
    },
  ];
  return figure({
    title: 'One set of logits, one set of settings, two orders',
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const traces = sides.map(({ order }) => view.sampler.trace(logits, chainSettings(view, order)));
      const [a, b] = traces as [Trace, Trace];
      const data = traces.map((trace) => shares(view, example, trace).map(asItWas));
      const domain = reach(data.flat());
      return {
        summary: verdict(example, a, b),
        body: html`<div class="pair abreast">${sides.map(({ name, change }, i) => {
          const trace = traces[i] as Trace;
          return html`<section class="compact"><h3 class="hint">${name}</h3>
            ${ends(trace, chain({ label: `${name}, first to last`, links: linksOf(example.words, trace, view.state), change }))}
            ${chart(`Shares after ${name}`, (width) =>
              bars(data[i] ?? [], { width, domain, rowHeight: 22, labelWidth: 78, valueWidth: 82 }),
            )}</section>`;
        })}</div><p class="hint">Filled: the share after the last stage. Dashed: the share before the first cut, hatched where the token is removed.</p>`,
        table: wordTable(example.words, view.sampler.argsort(logits), [
          { name: 'Raw share', values: a.input.probabilities },
          { name: 'After order A', values: a.probabilities },
          { name: 'After order B', values: b.probabilities },
        ]),
      };
    },
    controls: html`${temperatureSlider(view)}${topPSlider(view)}${fields(view, ['topK', 'minP'])}
      ${orderPresets('Order A', view.state.order, sides[0]?.change ?? (() => {}))}
      ${orderPresets('Order B', view.state.otherOrder, sides[1]?.change ?? (() => {}))}
      ${exampleChoice(view)}${editor(view)}`,
  });
}

/** A removed token has no share after the chain; its bar shows the last one it had. */
function asItWas(bar: Bar): Bar {
  return bar.fate === 'removed' ? { ...bar, written: `was ${bar.written}` } : bar;
}

function verdict({ words }: Example, a: Trace, b: Trace): string {
  const only = (one: Trace, other: Trace) => [...one.kept].filter((id) => !other.kept.includes(id));
  const sizes = `Order A keeps ${plural(a.kept.length, 'token')}, order B ${b.kept.length}`;
  const differences = [
    { name: 'A', ids: only(a, b) },
    { name: 'B', ids: only(b, a) },
  ].filter(({ ids }) => ids.length > 0);
  if (differences.length === 0) return `${sizes}: the same ones.`;
  return `${sizes}; ${differences.map(({ name, ids }) => `only ${name} keeps ${named(words, ids)}`).join(', ')}.`;
}
