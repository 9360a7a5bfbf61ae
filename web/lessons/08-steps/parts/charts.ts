import { html, type TemplateResult } from 'lit';
import { count, formatNumber, percent, plural } from '../../../charts/format.ts';
import { type TimelineStep, timeline } from '../../../charts/timeline.ts';
import { chart } from '../../../ui/figure/figure.ts';
import type { Token } from '../writing/text.ts';

/** From this size on the axis is logarithmic: a linear one would hide small values. */
const DECADES = 50;

/** The chosen tokens' probabilities with the entropy, and the sizes of the nuclei: one pair of charts, one axis of steps. */
export function overTime(
  tokens: readonly Token[],
  selected: number,
  select: (index: number) => void,
): TemplateResult {
  const steps = (read: (token: Token & Read) => Omit<TimelineStep, 'label' | 'selected'>): TimelineStep[] =>
    tokens.map((token, i) => ({
      label: token.label,
      selected: i === selected,
      ...(isRead(token) ? read(token) : { written: 'not read yet' }),
    }));
  const shares = steps(({ numbers }) => ({
    value: numbers.uncutProbability,
    line: numbers.uncutEntropy,
    written: `${percent(numbers.uncutProbability)}, entropy ${formatNumber(numbers.uncutEntropy)} nats`,
  }));
  const sizes = steps(({ numbers }) => ({ value: numbers.kept, written: plural(numbers.kept, 'token') }));
  const entropy = Math.max(1, ...shares.map(({ line }) => line ?? 0));
  const most = Math.max(1, ...sizes.map(({ value }) => value ?? 0));
  return html`<section class="panel"><h3>How likely each token was, and how unsure the model</h3>
    ${chart('Probability of each chosen token, with the entropy', (width) =>
      timeline(shares, {
        width,
        barLabel: 'probability (bars)',
        most: 1,
        scale: 'linear',
        write: percent,
        line: { label: 'entropy in nats (line)', most: entropy },
        pick: select,
      }),
    )}</section>
    <section class="panel"><h3>How many tokens were left on the die</h3>
    ${chart('Tokens left at each step', (width) =>
      timeline(sizes, {
        width,
        barLabel: most > DECADES ? 'tokens left, each line ten times the last' : 'tokens left',
        most,
        scale: most > DECADES ? 'log' : 'linear',
        write: count,
        pick: select,
      }),
    )}</section>`;
}

interface Read {
  readonly numbers: NonNullable<Token['numbers']>;
}

export function isRead(token: Token): token is Token & Read {
  return token.numbers !== undefined;
}

/** One sentence on the whole text. */
export function spread(tokens: readonly Token[]): string {
  const read = tokens.filter(isRead).map(({ numbers }) => numbers);
  const range = (values: number[], write: (value: number) => string) =>
    `between ${write(Math.min(...values))} and ${write(Math.max(...values))}`;
  const shares = range(
    read.map((n) => n.uncutProbability),
    percent,
  );
  const entropy = range(
    read.map((n) => n.uncutEntropy),
    (value) => formatNumber(value),
  );
  const sizes = range(
    read.map((n) => n.kept),
    count,
  );
  const which = read.length < tokens.length ? `The ${read.length} tokens read so far` : 'The chosen tokens';
  return `${which} had ${shares} before the cut; the entropy lay ${entropy} nats, and ${sizes} tokens were left.`;
}
