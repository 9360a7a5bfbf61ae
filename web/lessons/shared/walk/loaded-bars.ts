import { html, type TemplateResult } from 'lit';
import { bars } from '../../../charts/bars.ts';
import { percentAmong } from '../../../charts/format.ts';
import type { Settings, Trace } from '../../../sampler/index.ts';
import type { Example } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { die } from '../../../ui/die/die.ts';
import type { Roll } from '../../../ui/die/rolls.ts';
import { chart } from '../../../ui/figure/figure.ts';
import { asksWhere } from '../../../ui/tokens/trace-table.ts';
import { rows } from '../trace/token-bars.ts';
import { whereFrom } from './where-from.ts';

/** The probabilities as bars, and the die below them; `ghosts` are drawn as outlines. */
export function loadedBars(
  view: View,
  { words }: Example,
  { trace, settings }: { trace: Trace; settings: Settings },
  ids: Iterable<number>,
  roll: Roll,
  ghosts?: Float64Array,
): TemplateResult {
  const data = rows(words, trace.probabilities, ids, {
    write: percentAmong(trace.kept.length),
    rolled: roll.id,
    ...(ghosts ? { ghosts } : {}),
  });
  return whereFrom(
    view,
    words,
    trace,
    settings,
    html`${chart('Chance of each token', (width) => bars(data, { width, domain: [0, 1], pick: asksWhere(view) }))}${die(view, words, trace.probabilities, roll)}`,
  );
}
