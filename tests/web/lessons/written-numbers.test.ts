// No number in the prose of a lesson that is neither computed there nor held here. Each lesson has a table of what
// its written numbers are in `written-numbers/lessons/`, under the name of its folder.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { faultsOf, type LessonNumbers, unnoticedIn } from './written-numbers/held.ts';
import { numbersIn } from './written-numbers/numbers.ts';
import { filesOf, proseOf, textsOf } from './written-numbers/prose.ts';

// Lessons are read for their lists and settings; nothing of them is drawn.
vi.stubGlobal('window', globalThis);
const tables = import.meta.glob<{ numbers: LessonNumbers }>('./written-numbers/lessons/*.ts');

const LESSONS = join(import.meta.dirname, '../../../web/lessons');
const folders = readdirSync(LESSONS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(folders)('every written number of %s is computed, held or given', async (folder) => {
  const load = tables[`./written-numbers/lessons/${folder}.ts`];
  const { numbers } = load ? await load() : { numbers: {} as LessonNumbers };
  const files = filesOf(LESSONS, folder);
  for (const file of new Set([...files, ...Object.keys(numbers)])) {
    const texts = files.includes(file) ? proseOf(join(LESSONS, folder, file)) : [];
    expect.soft(faultsOf(texts, numbers[file] ?? {}), `${folder}/${file}`).toEqual([]);
    expect.soft(unnoticedIn(texts, numbers[file] ?? {}), `${folder}/${file}, any other number`).toEqual([]);
  }
});

test('prose is read without its markup, and numbers are found in digits and in words', () => {
  const texts = textsOf(
    'html`<p class="row-3" aria-label="Two orders">Up to <em>0.93</em>, $' +
      '{name} keeps nine of 50,257.</p>`; f("k-3", "12");',
  );
  expect(texts).toEqual(['Two orders Up to 0.93, … keeps nine of 50,257.']);
  const [text = ''] = texts;
  expect(numbersIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'Two',
    '0.93',
    'nine',
    '50,257',
  ]);
});

test('a number that differs, one not listed, one listed twice and a phrase without its text are faults', () => {
  const texts = ['It keeps 7 of 10 at T = 2.'];
  expect(faultsOf(texts, { given: ['T = 2'], claims: ['keeps 7 of 10'] })).toEqual([]);
  expect(faultsOf(texts, { given: ['T = 2'], claims: ['keeps 8 of 10'] })).toHaveLength(3);
  expect(faultsOf(texts, { claims: ['keeps 7 of 10'] })).toHaveLength(1);
  expect(faultsOf(texts, { given: ['10 at T = 2'], claims: ['keeps 7 of 10'] })).toHaveLength(1);
  expect(faultsOf(texts, { given: ['T = 2', 'p = 1'], claims: ['keeps 7 of 10'] })).toHaveLength(1);
  expect(unnoticedIn(texts, { given: ['T = 2'], claims: ['keeps 7 of 10'] })).toEqual([]);
  const twice = ['It keeps 7 of 10 at T = 2.', 'At T = 2, not at T = 3'];
  expect(unnoticedIn(twice, { given: ['T = 2', 'T = 3'], claims: ['keeps 7 of 10'] })).toHaveLength(2);
});
