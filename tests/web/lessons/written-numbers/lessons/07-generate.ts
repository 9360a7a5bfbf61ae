import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STRATEGIES } from '../../../../../web/lessons/07-generate/strategies.ts';
import { inSymbols, VOCABULARY } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const [five, Five] = [inWords(STRATEGIES.length), inWordsFirst(STRATEGIES.length)];
const books = readFileSync(join(import.meta.dirname, '../../../../../models/train/books.tsv'), 'utf8');
const learned = (kind: string) => books.split('\n').filter((row) => row.endsWith(`\t${kind}`)).length;

export const numbers: LessonNumbers = {
  'blind.ts': {
    claims: [
      `${Five} texts and their settings`,
      `${Five} texts, their settings covered`,
      `Write ${five} texts`,
    ],
  },
  'metrics.ts': { given: ['1 where none comes twice', 'runs of four tokens'] },
  'race.ts': { claims: [`${five} settings`] },
  'steps.ts': {
    given: [
      'from before 1930',
      'At T = 1.5 and with no cut, thousands of',
      'Keep T = 1.5 and set top-p to 0.5',
      'Give each 1 to 5 for coherence',
    ],
    claims: [
      `${VOCABULARY} faces`,
      `${VOCABULARY} tokens`,
      `learned from ${learned('story')} story books`,
      `${learned('exposition')} texts on science`,
      `the first ${five} settings`,
      `A race of ${five} dice`,
      `the ${five} texts stand`,
      `Rate all ${five}`,
    ],
  },
  'strategies.ts': { claims: STRATEGIES.slice(1).map(({ settings }) => inSymbols(settings)) },
};
