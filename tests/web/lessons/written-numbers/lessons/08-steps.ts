import type { LessonNumbers } from '../held.ts';

export const numbers: LessonNumbers = {
  'parts/charts.ts': { given: ['each line ten times the last'] },
  'parts/opened.ts': { given: ['Share at T = 1'] },
  'parts/token-table.ts': { given: ['Share at T = 1'] },
  'steps.ts': { given: ['an unsure one hundreds', 'Open token 1', 'from token 3'] },
};
