import { html, type TemplateResult } from 'lit';
import { type Arrival, arrivals } from '../../charts/arrivals.ts';
import { count, plural } from '../../charts/format.ts';
import { withStream } from '../../sampler/random.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import { expectedCount, expectedWait, firstDraws } from '../shared/draws/draw-counts.ts';
import { drawsSlider, seedField } from '../shared/draws/draws.ts';
import { SEVEN } from '../shared/draws/seven.ts';
import { named } from '../shared/trace/named.ts';
import { chosen, strategyChoice } from './figures.ts';
import { rememberLast } from './remember.ts';

/** Far enough for a token of six in a million to be likely. */
const LOOK_AHEAD = 1_000_000;
const WITHOUT_CUT = SEVEN.filter(({ value }) => ['cold', 'plain', 'hot'].includes(value));
const remembered = rememberLast<Uint32Array>();

/** When each token comes out for the first time, and how many have by draw N. */
export function firsts(view: View): TemplateResult {
  const example = table(view.state);
  const { draws, seed } = view.state;
  const { name, settings } = chosen(view.state);
  return figure({
    title: `When each token first comes out at ${name}`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { probabilities } = view.sampler.distribution(logits, settings);
      // Lets the core refuse an invalid N, also here where N only moves the mark.
      if (!Number.isInteger(draws))
        withStream(view.sampler, view.state.seed, (random) => random.choice(probabilities, draws));
      const first = remembered(`${seed} ${name} ${logits}`, () =>
        firstDraws(
          withStream(view.sampler, view.state.seed, (random) => random.choice(probabilities, LOOK_AHEAD)),
          logits.length,
        ),
      );
      const data: Arrival[] = [...view.sampler.argsort(logits)]
        .filter((id) => (probabilities[id] ?? 0) > 0)
        .map((id) => ({
          id,
          label: example.words[id] ?? '',
          first: first[id] ?? 0,
          due: expectedWait(probabilities[id] ?? 0),
        }));
      const missing = data.filter((row) => row.first === 0 || row.first > draws).map(({ id }) => id);
      const unique = data.length - missing.length;
      return {
        summary: `${plural(draws, 'draw')}: ${unique} of ${plural(data.length, 'token')} ${unique === 1 ? 'has' : 'have'} come out${missing.length ? `; still missing: ${named(example.words, missing)}` : ''}.`,
        body: chart('First draw of each token', (width) =>
          arrivals(data, { width, draws: LOOK_AHEAD, now: draws }),
        ),
        table: {
          columns: ['Token', 'Probability', 'Due once in', `Expected in ${count(draws)}`, 'First draw'],
          rows: data.map((row) => [
            row.label,
            exact(probabilities[row.id] ?? 0),
            exact(row.due),
            exact(expectedCount(probabilities[row.id] ?? 0, draws)),
            row.first === 0 ? `not in ${count(LOOK_AHEAD)}` : counted(row.first),
          ]),
        },
      };
    },
    controls: html`${drawsSlider(view, [100, 1000, 10_000, 100_000, LOOK_AHEAD], LOOK_AHEAD)}${strategyChoice(view, WITHOUT_CUT)}${seedField(view)}`,
  });
}
