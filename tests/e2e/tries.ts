import type { Locator, Page } from '@playwright/test';

type Obey = (page: Page) => Promise<void>;

const stage = (page: Page) => page.locator('.stage');
const button = (page: Page, name: string) => stage(page).getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => stage(page).getByRole('textbox', { name });

async function type(target: Locator, value: string): Promise<void> {
  await target.fill(value);
  await target.blur();
}

const slide =
  (name: string, ...values: number[]): Obey =>
  async (page) => {
    for (const value of values) await type(field(page, `${name}, exact value`), String(value));
  };

const press =
  (...names: string[]): Obey =>
  async (page) => {
    for (const name of names) await button(page, name).click();
  };

const fill =
  (name: string, value: string): Obey =>
  (page) =>
    type(field(page, name), value);

const logit =
  (word: string, value: string): Obey =>
  async (page) => {
    await openEditor(page);
    await type(field(page, `Logit of ${word}`), value);
  };

async function openEditor(page: Page): Promise<void> {
  const editor = page.locator('details.editor');
  if (!(await editor.evaluate((details: HTMLDetailsElement) => details.open)))
    await editor.getByText('Edit words and logits').click();
}

/** All logits within one nat of each other. */
const flatten: Obey = async (page) => {
  await openEditor(page);
  const fields = page.locator('.editor-row .exact');
  for (let i = 0; i < (await fields.count()); i++) await type(fields.nth(i), String(i / 10));
};

const openTable: Obey = (page) => page.locator('details.twin > summary').first().click();

const all =
  (...parts: Obey[]): Obey =>
  async (page) => {
    for (const part of parts) await part(page);
  };

const SURE = 'He shook his …';
const UNSURE = 'In the middle of the …';

/**
 * What "Try this" asks for, for every step on which it asks for a change that an address keeps. Steps that ask the
 * reader to look, or to set what only shows once the live model has read, have tests of their own.
 */
export const TRIES: Readonly<Record<string, Obey>> = {
  'logits/1': slide('Temperature', 0, 2.5, 5),
  'logits/2': logit('banana', '9'),
  'logits/3': logit('London', '8.5'),
  'logits/4': press('1,000'),
  'logits/5': all(press('Roll 10,000'), fill('Coin u', '0.999')),
  'temperature/1': slide('Temperature', 1, 0.5),
  'temperature/2': openTable,
  'temperature/3': slide('Temperature', 1.5, 1.25),
  'temperature/4': all(openTable, flatten),
  'temperature/5': press('Roll', 'Roll', 'Roll'),
  'temperature/6': press(SURE, UNSURE),
  'top-k/1': slide('Temperature', 3),
  'top-k/2': slide('Keep the best', 2, 1),
  'top-k/3': openTable,
  'top-k/4': press(
    'Stop 2: divide by the temperature',
    'Stop 4: keep the best k, drop the rest',
    'On one stop',
  ),
  'top-k/5': slide('Keep the best', 1, 50),
  'top-k/6': press(SURE, UNSURE),
  'top-p/1': slide('Cover at least', 0.93, 0.95),
  'top-p/2': slide('Temperature', 0.3, 3),
  'top-p/3': press('Many good answers'),
  'top-p/4': all(press('Stop 3: add up until the sum reaches p, and cut'), slide('Cover at least', 0.6)),
  'top-p/5': slide('Cover at least', 0.99),
  'top-p/6': press(SURE, UNSURE),
  'compare/1': all(slide('Draws', 10_000), press('Another run')),
  'compare/3': press('One clear favourite', 'Many good answers'),
  'compare/4': all(slide('Draws', 5000), press('Another run')),
  'compare/5': slide('Draws', 50_000),
  'pipeline/1': press('On one stop', 'On one stop', 'On one stop'),
  'pipeline/2': logit('Paris', '5.5'),
  'pipeline/3': all(press('Facts', 'Creative', 'One clear favourite', 'Brainstorming')),
  'pipeline/4': async (page) => {
    for (const name of [/^Move repetition penalty.* down$/, /^Move temperature.* down$/])
      await stage(page).getByRole('button', { name }).first().click();
  },
  'pipeline/5': slide('Temperature', 3),
  'repetition/1': press('how', 'are', 'you'),
  'repetition/2': press('hello'),
  'repetition/3': slide('Penalty', 2.5),
  'repetition/4': press('yes', 'well', 'perhaps', 'no'),
  'repetition/5': slide('Added to every logit', 10, -10, -3),
  'summary/1': press('powers of ten'),
  'summary/2': all(slide('Keep the best', 0), slide('Cover at least', 0.3)),
  'summary/3': fill('The model has read', 'A prompt of my own'),
  'summary/4': press(SURE),
  'summary/5': press(SURE, UNSURE),
  'takeaways/1': all(slide('Temperature', 1), slide('Min-p', 0.1)),
  'takeaways/4': press('Ideas'),
  'takeaways/5': slide('Temperature', 2),
  'min-p/1': press('One clear favourite'),
  'min-p/2': all(slide('Temperature', 1, 3), press('One clear favourite', 'Many good answers')),
  'adaptive/1': slide('Doubt measured at', 2),
  'speed/1': press('top-p 0.9'),
  'speed/3': press('On one try', 'On one try'),
  'speed/4': press('710, which cuts a tie'),
  'speed/5': slide('Cover at least', 0.9, 0.99999),
};

/** The steps that ask for other words or logits than their text tells of; there, a line says so. */
export const LEAVES_THE_EXAMPLE: readonly string[] = ['temperature/4', 'top-p/3', 'pipeline/2', 'min-p/2'];
