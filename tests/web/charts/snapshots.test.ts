// @vitest-environment happy-dom
// Every chart as it was drawn last. After a change that is wanted: npx vitest run tests/web/charts --update, then look
// at the files in a browser, which shows them with the page's own style sheets.
import { readdirSync, readFileSync } from 'node:fs';
import { render, type SVGTemplateResult } from 'lit';
import { expect, it } from 'vitest';
import { patterns } from '../../../web/charts/patterns.ts';
import { EXAMPLES } from './examples.ts';

const SHEETS = [
  'styles/colours',
  'styles/figures/charts',
  'styles/figures/arrivals',
  'styles/figures/die',
  'styles/figures/landscape',
  'lessons/08-steps/surprise',
  'lessons/08-steps/tree',
  'lessons/15-speed/style',
];
const HEAD = SHEETS.map(
  (name) => `<?xml-stylesheet href="../../../../web/${name}.css" type="text/css"?>\n`,
).join('');

/** What Lit makes of a template, without the comments that it leaves for itself. */
function drawn(template: unknown): Element {
  const place = document.createElement('div');
  render(template, place);
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  return place.firstElementChild as Element;
}

function file(chart: SVGTemplateResult): string {
  const root = drawn(chart);
  root.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  root.append(...drawn(patterns()).children);
  // The one entity of HTML that this serializer writes; XML does not know it.
  const lines = new XMLSerializer().serializeToString(root).replaceAll('&nbsp;', '\u00a0').split('\n');
  return `${HEAD}${lines.filter((line) => line.trim() !== '').join('\n')}\n`;
}

it.each(Object.keys(EXAMPLES))('%s is drawn as before', async (name) => {
  await expect(file(EXAMPLES[name] as SVGTemplateResult)).toMatchFileSnapshot(`snapshots/${name}.svg`);
});

it('no chart is without an example, and no snapshot without its chart', () => {
  const charts = readdirSync('web/charts').filter((name) =>
    /^export function .*SVGTemplateResult/ms.test(readFileSync(`web/charts/${name}`, 'utf8')),
  );
  for (const chart of charts) expect(Object.keys(EXAMPLES)).toContain(chart.replace('.ts', ''));
  const kept = readdirSync('tests/web/charts/snapshots');
  expect(kept.toSorted()).toEqual(
    Object.keys(EXAMPLES)
      .map((name) => `${name}.svg`)
      .toSorted(),
  );
});
