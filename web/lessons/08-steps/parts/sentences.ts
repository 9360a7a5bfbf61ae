import { html, type TemplateResult } from 'lit';
import { formatNumber, percent, plural } from '../../../charts/format.ts';
import { nthOf } from '../../../ui/die/rolls.ts';
import { branches, branchOf, numbersOf } from '../tree/branches.ts';
import { isRead } from './charts.ts';
import type { PartContext } from './part.ts';

export const waiting = ({ tokens }: PartContext) =>
  `${plural(tokens.length, 'token')}; the model has not read them yet.`;

export function surprised(context: PartContext): string {
  const read = context.tokens.filter(isRead);
  const [first, ...rest] = read;
  if (!first) return waiting(context);
  const most = rest.reduce((a, b) => (b.numbers.surprise > a.numbers.surprise ? b : a), first);
  const all = plural(context.tokens.length, 'token');
  const of = read.length < context.tokens.length ? `${read.length} of ${all} read; of these` : `${all};`;
  return `${of} the most surprising is “${most.label}” with ${formatNumber(most.numbers.surprise)} nats: the model gave it ${percent(most.numbers.rawProbability)}.`;
}

export function branched({ place, tokens }: PartContext): string {
  const all = branches(place.tree);
  const here = branchOf(all, place.end);
  const numbers = numbersOf(all);
  const { depth = 0, from = -1 } = all[here] ?? {};
  const first = tokens[depth];
  const how = first?.node.forced ? 'was forced' : `came by seed ${first?.node.seed}`;
  const left =
    first && from >= 0
      ? ` It leaves text ${numbers[from]} at token ${depth + 1}, where “${first.label}” ${how}.`
      : '';
  return `${plural(all.length, 'text')} in ${plural(place.tree.nodes.length, 'token')}; text ${numbers[here]} is on show.${left}`;
}

/** The open token in one sentence. */
export function detail({ view, tokens, selected }: PartContext): TemplateResult {
  const token = tokens[selected];
  if (!token) return html`<p class="hint detail">Choose a token to read its numbers.</p>`;
  const { numbers, node, label } = token;
  const how = node.forced
    ? 'was forced'
    : `came by coin ${formatNumber(nthOf(view.sampler, node.seed, selected), 4)}`;
  const shares = numbers
    ? `: the model gave it ${percent(numbers.rawProbability)}, T = ${formatNumber(node.temperature)} made that ${percent(numbers.uncutProbability)}, and on the die of ${plural(numbers.kept, 'face')} it had ${percent(numbers.probability)}`
    : '';
  return html`<p class="hint detail">Token ${selected + 1}, <span class="chip">${label}</span>, ${how}${shares}.</p>`;
}
