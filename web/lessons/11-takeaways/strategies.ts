import { html, type TemplateResult } from 'lit';
import { PLACES, type Place } from './places.ts';
import { see } from './see.ts';

interface Strategy {
  readonly name: string;
  readonly does: string;
  readonly good: string;
  readonly beware: string;
  readonly shown: readonly Place[];
}

const { greedy, loops, divide, tail, hot, fallsApart, topK, oneK, oneP, pIsGreedy } = PLACES;
const { starts, orders, minP, minPHeat, penalty, gains } = PLACES;

export const STRATEGIES: readonly Strategy[] = [
  {
    name: 'Greedy',
    does: 'takes the best token',
    good: 'The same text every time.',
    beware: 'Goes round in loops.',
    shown: [greedy, loops],
  },
  {
    name: 'T below 1',
    does: 'widens the leads',
    good: 'Keeps to what the model is sure of.',
    beware: 'The tail gets thin but never goes.',
    shown: [divide, tail],
  },
  {
    name: 'T above 1',
    does: 'narrows the leads',
    good: 'More tokens get their chance.',
    beware: 'So does every bad one.',
    shown: [hot, fallsApart],
  },
  {
    name: 'Top-k',
    does: 'keeps a fixed number',
    good: 'Cuts the tail off.',
    beware: 'No k suits both a sure and an unsure die.',
    shown: [topK, oneK],
  },
  {
    name: 'Top-p',
    does: 'keeps a fixed share',
    good: 'Keeps more where the model is unsure.',
    beware: 'Greedy wherever one token covers p.',
    shown: [oneP, pIsGreedy],
  },
  {
    name: 'Min-p',
    does: 'keeps what is near the best',
    good: 'The bound moves with the favourite.',
    beware: 'A flat die keeps nearly everything.',
    shown: [minP, minPHeat],
  },
  {
    name: 'T with top-p',
    does: 'scales, then cuts',
    good: 'The usual start.',
    beware: 'The order is part of the setting.',
    shown: [starts, orders],
  },
  {
    name: 'Penalty',
    does: 'punishes what was said',
    good: 'Breaks loops.',
    beware: 'A punished token can still gain.',
    shown: [penalty, gains],
  },
];

/** What each strategy is for, and the steps that show it. */
export function strategies(): TemplateResult {
  return html`<figure class="figure" aria-label="Eight strategies">
    <figcaption><h2>Eight strategies, and where to see them</h2></figcaption>
    <table class="cards"><thead><tr><th scope="col">Strategy</th><th scope="col">Good</th><th scope="col">Beware</th><th scope="col">See</th></tr></thead>
    <tbody>${STRATEGIES.map(
      ({ name, does, good, beware, shown }) => html`<tr><th scope="row">${name}<span>${does}</span></th>
      <td data-label="Good">${good}</td><td data-label="Beware">${beware}</td><td data-label="See">${shown.map(see)}</td></tr>`,
    )}</tbody></table></figure>`;
}
