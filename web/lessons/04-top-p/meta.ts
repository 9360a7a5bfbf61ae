import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Top-p, the nucleus',
  summary: 'Keep as many tokens as it takes to cover p of the die.',
};
