import { html, type TemplateResult } from 'lit';
import { formatNumber, plural } from '../../charts/format.ts';
import { DEFAULT_ORDER, ORDERS, type Stage } from '../../sampler/index.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { STAGE_NAMES } from '../../ui/tokens/certificate.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';

interface Program {
  readonly name: string;
  /** Absent where the provider's documents do not say in which order the stages run. */
  readonly order?: readonly Stage[];
  readonly note: string;
}

export const PROGRAMS: readonly Program[] = [
  {
    name: 'Hugging Face',
    order: ORDERS['hugging-face'],
    note: 'Takes the best token unless it is told to sample. Long had k = 50 on by default.',
  },
  {
    name: 'llama.cpp',
    order: ORDERS['llama.cpp'],
    note: 'Temperature last. Several more samplers stand between these, most of them off.',
  },
  {
    name: 'OpenAI’s API',
    note: 'T from 0 to 2 and top-p, no top-k. Its two penalties are subtracted from the logit, one for each time a token was said, one once.',
  },
  {
    name: 'Anthropic’s API',
    note: 'T from 0 to 1, top-k and top-p.',
  },
];

const example = EXAMPLES.supper;

/** The same two settings in the programs that people use. */
export function programs(view: View): TemplateResult {
  const { temperature, topP } = view.state;
  return figure({
    title: `T = ${formatNumber(temperature)} with p = ${formatNumber(topP)}, computed for two of four programs`,
    reset: view.reset,
    draw: () => {
      const rows = PROGRAMS.map((program) => ({
        ...program,
        result: program.order
          ? view.sampler.distribution(logitsOf(example), { temperature, topP, order: program.order })
          : undefined,
      }));
      const sizes = rows.flatMap(({ name, result }) =>
        result ? [`${name} keeps ${result.kept.length}`] : [],
      );
      return {
        summary: `Of the ${example.words.length} words after “${example.prompt}”, ${sizes.join(' and ')}.`,
        body: html`<ul class="programs">${rows.map(
          ({ name, order, note, result }) => html`<li><h3>${name}</h3>
          ${order && result ? chain(order, result.kept.length) : html`<p class="hint">Its documents do not give the order, so nothing is computed here.</p>`}
          <p>${note}</p></li>`,
        )}</ul>`,
        table: {
          columns: ['Program', 'Order', 'Tokens kept', 'Entropy in nats'],
          rows: rows.map(({ name, order, result }) => [
            name,
            order?.map((stage) => STAGE_NAMES[stage]).join(', ') ?? 'not in its documents',
            result ? result.kept.length : '',
            result ? exact(result.entropy) : '',
          ]),
        },
      };
    },
    controls: html`${temperatureSlider(view, [0.3, 1, 2])}${topPSlider(view)}`,
  });
}

function chain(order: readonly Stage[], kept: number): TemplateResult {
  return html`<p class="order-line">${order.map((stage, i) => html`${i > 0 ? ' → ' : ''}<span class=${DEFAULT_ORDER[i] === stage ? '' : 'moved'}>${STAGE_NAMES[stage]}</span>`)}
    <strong>${plural(kept, 'token')}</strong></p>`;
}
