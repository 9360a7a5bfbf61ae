import { html, type TemplateResult } from 'lit';
import { PLACES, type Place } from './places.ts';
import { see } from './see.ts';

interface Work {
  readonly what: string;
  readonly by: string;
  readonly title: string;
  readonly where: string;
  readonly link: string;
  readonly note?: string;
  readonly shown: readonly Place[];
}

const arxiv = (id: string) => `https://arxiv.org/abs/${id}`;

export const WORKS: readonly Work[] = [
  {
    what: 'Temperature',
    by: 'D. Ackley, G. Hinton, T. Sejnowski',
    title: 'A Learning Algorithm for Boltzmann Machines',
    where: 'Cognitive Science, 1985',
    link: 'https://doi.org/10.1207/s15516709cog0901_7',
    shown: [PLACES.divide],
  },
  {
    what: 'Top-k',
    by: 'A. Fan, M. Lewis, Y. Dauphin',
    title: 'Hierarchical Neural Story Generation',
    where: 'ACL 2018',
    link: arxiv('1805.04833'),
    shown: [PLACES.topK],
  },
  {
    what: 'Top-p',
    by: 'A. Holtzman, J. Buys, L. Du, M. Forbes, Y. Choi',
    title: 'The Curious Case of Neural Text Degeneration',
    where: '2019, ICLR 2020',
    link: arxiv('1904.09751'),
    shown: [PLACES.pAdapts],
  },
  {
    what: 'Repetition penalty',
    by: 'N. S. Keskar and others',
    title: 'CTRL: A Conditional Transformer Language Model for Controllable Generation',
    where: '2019',
    link: arxiv('1909.05858'),
    note: 'Its formula always divides; minding the sign came with later programs.',
    shown: [PLACES.sign],
  },
  {
    what: 'Min-p',
    by: 'Nguyen and others',
    title: 'Turning Up the Heat: Min-p Sampling for Creative and Coherent LLM Outputs',
    where: '2024, ICLR 2025',
    link: arxiv('2407.01082'),
    shown: [PLACES.minP],
  },
];

/** The papers behind the settings. The page fetches nothing from there. */
export function reading(): TemplateResult {
  return html`<figure class="figure" aria-label="Five papers"><figcaption><h2>Five papers</h2></figcaption>
    <ol class="works">${WORKS.map(
      ({ what, by, title, where, link, note, shown }) => html`<li><h3>${what}</h3>
      <p>${by}: <cite><a href=${link} target="_blank" rel="noopener noreferrer">${title}</a></cite>. ${where}.${note ? ` ${note}` : ''}</p>
      <p class="sees">${shown.map(see)}</p></li>`,
    )}</ol></figure>`;
}
