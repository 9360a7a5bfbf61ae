import { html, svg, type TemplateResult } from 'lit';
import { expect, test } from 'vitest';
import { steady } from '../../../web/page/translation.ts';

const held = (value: unknown) => (value as TemplateResult).strings?.join('');
const HELD = '<span translate="no"></span>';

test('numbers and tokens in a text are held, what stands in a tag is not', () => {
  const { values } = steady(
    html`<p class=${'big'}>from ${1} to <b title=${'two'}>${'Paris'}</b></p>`,
  ) as TemplateResult;
  expect(values.map(held)).toEqual([undefined, HELD, undefined, HELD]);
  expect([values[0], values[2]]).toEqual(['big', 'two']);
});

test('a text within a text is held too, a drawing is left as it is', () => {
  const drawing = svg`<text>${3}</text>`;
  const { values } = steady(html`<p>${html`<em>${2}</em>`}${[4, '']}${drawing}</p>`) as TemplateResult;
  expect((values[0] as TemplateResult).values.map(held)).toEqual([HELD]);
  expect((values[1] as unknown[]).map(held)).toEqual([HELD, undefined]);
  expect(values[2]).toBe(drawing);
});
