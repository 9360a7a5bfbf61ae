import { html } from 'lit';
import { count, percent } from '../../charts/format.ts';
import { live } from '../../live/reading/live.ts';
import { TEXTS, textField } from '../../live/reading/text-field.ts';
import { wordOf } from '../../live/reading/words.ts';
import type { Step } from '../lesson.ts';
import { onLive } from '../shared/live/on-live.ts';
import { thousand } from '../shared/trace/thousand.ts';
import { knobs, nameOf } from './knobs.ts';
import { six } from './panels.ts';
import { outcome, SCENARIOS } from './scenarios.ts';
import { tails } from './tails.ts';
import './style.css';

export const steps: readonly Step[] = [
  {
    title: 'Six dice from a thousand logits',
    text: () => html`<p>A thousand tokens, the best with a logit of 8, and six of the settings you know. Each panel shows the best 30; what was cut is hatched at the share it had.</p>
      <p>Temperature alone removes nothing. At T = 0.7 all 1,000 tokens can still come up, nine of them with less than one chance in 10⁸.</p>
      <p>k = 50 and p = 0.9 together keep 7 tokens, p = 0.9 alone 14: top-k comes first, and the sum that p looks at then no longer holds the tail.</p>`,
    tryThis: (view) => {
      const cuts = SCENARIOS.slice(3).map(
        (each) => outcome(view.sampler, thousand(view.sampler), each).removed,
      );
      return `Switch the axis to powers of ten. Now you see tokens that the cuts take away: each has little, but together they had ${percent(Math.min(...cuts))} to ${percent(Math.max(...cuts))} of the die.`;
    },
    figure: (view) =>
      six(view, {
        title: 'Six settings on the same thousand tokens',
        logits: thousand(view.sampler),
        nameOf,
      }),
  },
  {
    title: 'Turn every knob',
    start: { temperature: 0.7, topK: 50, topP: 0.9 },
    text: () => html`<p>All four settings act on the same thousand tokens, in the order of the sliders: first the temperature, then the three cuts.</p>
      <p>Each cut sees only what the one before it has left. A hatched column was removed by one of them.</p>`,
    tryThis: () => 'Switch k off: 14 tokens are kept instead of 7. Then lower p until only one is left.',
    figure: knobs,
  },
  {
    title: 'Where the real tail goes',
    start: { prompt: TEXTS.unsure },
    text: () => html`<p>Those thousand logits are random numbers from a bell curve, with a few raised by hand. On axes of powers of ten their shares keep pace with a real model’s for a few hundred ranks, and then fall off a cliff.</p>
      <p>The real ones go on, bending slowly, for 49,257 tokens more. Neither follows Zipf’s law, the straight line by which words are spread in books.</p>`,
    tryThis: () => 'Try a prompt of your own. How much of the die lies beyond rank 1,000?',
    figure: (view) => html`${textField(view)}
      ${live(view.state, view.state.prompt, (reading) => tails(view, reading))}`,
  },
  {
    title: 'The same six on 50,257 tokens',
    start: { prompt: TEXTS.half },
    text: () => html`<p>These are the six settings on the logits of the live model. With no cut, every one of its 50,257 tokens keeps a face.</p>
      <p>The long tail is why a cut matters more here than on a thousand tokens. Each panel tells how much of the die comes after rank 30: at T = 1 often a good part, and less the cooler it is.</p>`,
    tryThis: (view) => {
      const [alone, both] = SCENARIOS.slice(4).map((each) =>
        count(outcome(view.sampler, thousand(view.sampler), each).survey.kept),
      );
      return `On the made-up thousand, p = 0.9 kept ${alone} tokens alone and ${both} after k = 50. Compare the last two panels, then change the text.`;
    },
    figure: (view) => html`${textField(view)}
      ${live(view.state, view.state.prompt, ({ logits, vocabulary }) =>
        six(view, {
          title: 'Six settings on the live model',
          logits,
          nameOf: (id) => wordOf(vocabulary, id),
        }),
      )}`,
  },
  {
    title: 'Every knob, on a real die',
    start: { temperature: 0.7, topK: 50, topP: 0.9, prompt: TEXTS.half },
    text: () => html`<p>The whole course on one die: 50,257 tokens, the temperature and three cuts. The bars show the best, the striped one all others, and the last chart every rank.</p>
      <p>Look up any word below to see how far down it stands, and which cut took it out.</p>`,
    tryThis: () =>
      'Go from the sure text to the unsure one, and see which of the three cuts does the work in each.',
    figure: (view) => onLive(view, { sliders: ['temperature', 'topK', 'topP', 'minP'] }),
  },
];
