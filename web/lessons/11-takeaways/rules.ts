import { html, type TemplateResult } from 'lit';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import type { Settings } from '../../sampler/index.ts';
import { EXAMPLES, type Example, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { figure } from '../../ui/figure/figure.ts';
import { mostEntropy } from '../shared/trace/sums.ts';
import { thousand } from '../shared/trace/thousand.ts';
import { PLACES, type Place } from './places.ts';
import { see, withSettings } from './see.ts';

type Verdict = 'a convention' | 'in part';

interface Rule {
  readonly rule: string;
  readonly verdict: Verdict;
  /** What the core says about it. */
  readonly numbers: (view: View) => string;
  readonly shown: readonly Place[];
}

const { capital, supper, confident, unsure, greeting } = EXAMPLES;

const kept = (view: View, example: Example, settings: Settings) =>
  view.sampler.distribution(logitsOf(example), settings).kept.length;
const share = (view: View, example: Example, id: number, settings: Settings) =>
  percent(view.sampler.distribution(logitsOf(example), settings).probabilities[id] ?? 0);
/** The summed share of all but the best 30 of the thousand tokens. */
const rest = (view: View, temperature: number) =>
  view.sampler.survey(thousand(view.sampler), { temperature }, { top: 30 }).others.probabilities;

export const RULES: readonly Rule[] = [
  {
    rule: 'Start from T = 0.7 with p = 0.9.',
    verdict: 'a convention',
    numbers(view) {
      const settings = { temperature: 0.7, topP: 0.9 };
      return `A habit: no number singles it out. It leaves ${plural(kept(view, capital, settings), 'token')} of ${capital.words.length} where the model is sure of Paris, and ${kept(view, supper, settings)} of ${supper.words.length} for supper.`;
    },
    shown: [PLACES.starts],
  },
  {
    rule: 'For facts, a T of 0.1 to 0.5.',
    verdict: 'in part',
    numbers: (view) =>
      `At T = 0.3 Paris has ${share(view, capital, 0, { temperature: 0.3 })}. That makes the model sure, not right: a wrong favourite gains just as much.`,
    shown: [withSettings(PLACES.divide, { temperature: 0.3 })],
  },
  {
    rule: 'For stories, a T of 0.8 to 1.2.',
    verdict: 'in part',
    numbers(view) {
      const [cool, warm] = [0.8, 1.2].map((temperature) => ({
        entropy: formatNumber(view.sampler.distribution(logitsOf(supper), { temperature }).entropy),
        rest: percent(rest(view, temperature)),
      }));
      return `Between them the entropy of the supper goes from ${cool?.entropy} to ${warm?.entropy} nats: some variety. But on a thousand tokens all but the best 30 go from ${cool?.rest} of the die to ${warm?.rest}, so it takes a cut as well. Whether the story is good, no number here tells.`;
    },
    shown: [
      withSettings(PLACES.pAdapts, { temperature: 1.2, topP: 0.9 }),
      withSettings(PLACES.tail, { temperature: 1.2 }),
      withSettings(PLACES.hotThousand, { temperature: 1.2, topK: 0, topP: 1 }),
    ],
  },
  {
    rule: 'Top-p rather than top-k, for it adapts.',
    verdict: 'in part',
    numbers: (view) =>
      `p = 0.9 keeps ${kept(view, confident, { topP: 0.9 })} of 50 words where the model is sure and ${kept(view, unsure, { topP: 0.9 })} where it is not; k = 10 keeps 10 of both. But a p that the favourite covers alone is greedy: Paris has ${share(view, confident, 0, {})} of those 50 words, and ${share(view, capital, 0, {})} of the ten in the first lessons.`,
    shown: [PLACES.oneP, PLACES.oneK, PLACES.pIsGreedy],
  },
  {
    rule: 'Above T = 2 all is noise.',
    verdict: 'in part',
    numbers(view) {
      const hot = view.sampler.sweep(logitsOf(capital), Float64Array.of(3));
      return `Not on ten words: at T = 3 Paris still has ${percent(hot.top1[0] ?? 0)}, and the entropy is ${percent((hot.entropy[0] ?? 0) / mostEntropy(view, capital.words.length))} of its maximum. On a thousand tokens it is near: at T = 2 all but the best 30 hold ${percent(rest(view, 2))}.`;
    },
    shown: [PLACES.hot, PLACES.hotThousand],
  },
  {
    rule: 'A penalty of 1.1 to 1.3 stops loops.',
    verdict: 'in part',
    numbers: (view) =>
      `It often does; but it hits the common words too, and is no promise for any one: in the greeting, 1.3 takes “world” from ${share(view, greeting, 1, {})} to ${share(view, greeting, 1, { repetitionPenalty: 1.3, previousTokens: [0, 1] })}, up.`,
    shown: [PLACES.breaks, PLACES.tooMuch, withSettings(PLACES.gains, { repetitionPenalty: 1.3 })],
  },
];

/** Rules of thumb, each with the core's numbers about it. */
export function rules(view: View): TemplateResult {
  return figure({
    title: 'Six rules of thumb',
    reset: view.reset,
    draw: () => {
      const rules = RULES.map((rule) => ({ ...rule, numbers: rule.numbers(view) }));
      const partly = RULES.filter(({ verdict }) => verdict === 'in part').length;
      return {
        summary: `None holds as it stands: ${partly} of the ${RULES.length} need a condition, and ${RULES.length - partly} is a convention.`,
        body: html`<ol class="rules">${rules.map(
          ({
            rule,
            verdict,
            numbers,
            shown,
          }) => html`<li><p class="rule"><strong>${rule}</strong> <span class="verdict" data-verdict=${verdict}>${verdict}</span></p>
          <p>${numbers}</p><p class="sees">${shown.map(see)}</p></li>`,
        )}</ol>`,
        table: {
          columns: ['Rule', 'Verdict', 'What the numbers say'],
          rows: rules.map(({ rule, verdict, numbers }) => [rule, verdict, numbers]),
        },
      };
    },
  });
}
