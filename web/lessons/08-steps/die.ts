import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { percent, plural, figure as written } from '../../charts/format.ts';
import { live } from '../../live/live.ts';
import type { Reading } from '../../live/reading.ts';
import { chart, figure } from '../../ui/figure.ts';
import { exact } from '../kit.ts';
import { force } from './acts.ts';
import { coinOf } from './coin.ts';
import type { Desk } from './desk.ts';
import { labelOf } from './text.ts';
import { idsTo } from './tree.ts';
import { settingsOf } from './write.ts';

const SHOWN = 12;

/** The die of the open token, and a way to force another one. */
export function opened(desk: Desk, forcing: boolean): TemplateResult {
  const { view, place, tokens, writing } = desk;
  const selected = Math.max(0, desk.selected);
  const token = tokens[selected];
  if (!token || writing) return html``;
  const ids = [...place.tree.prompt, ...idsTo(place.tree, token.node.parent)];
  return live(view.state.backend, ids, (reading: Reading) => {
    const { sampler } = view;
    const name = (id: number) => labelOf(reading.vocabulary.describe(id));
    const settings = settingsOf(token.node);
    return figure({
      title: `The die of token ${selected + 1}`,
      reset: view.reset,
      controls: forcing
        ? html`<div class="tree-acts">${[...sampler.argsort(sampler.softmax(reading.logits))]
            .slice(0, SHOWN)
            .map(
              (id) =>
                html`<button type="button" @click=${() => void force(place, selected, id, view.state, desk.settle)}>Force <span class="chip">${name(id)}</span></button>`,
            )}</div>`
        : html``,
      draw: () => {
        const { probabilities, kept } = sampler.distribution(reading.logits, settings);
        const before = sampler.softmax(reading.logits, { temperature: token.node.temperature });
        const isIn = new Set(kept);
        const drawn = sampler.draw(probabilities, coinOf(view, token.node.seed, selected));
        const shown = [...new Set([...sampler.argsort(before).slice(0, SHOWN), token.node.id])];
        return {
          summary: `${plural(kept.length, 'token')} left; the coin falls on “${name(drawn)}”.`,
          body: chart('Shares before the cut', (width) =>
            bars(
              shown.map((id) => ({
                id,
                label: name(id),
                value: before[id] ?? 0,
                written: percent(before[id] ?? 0),
                fate: id === token.node.id ? 'rolled' : isIn.has(id) ? 'kept' : 'removed',
              })),
              { width, domain: [0, 1] },
            ),
          ),
          table: {
            columns: ['Token', 'Before', 'After'],
            rows: shown.map((id) => [name(id), exact(before[id] ?? 0), written(probabilities[id] ?? 0)]),
          },
        };
      },
    });
  });
}
