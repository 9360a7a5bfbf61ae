import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  slug: 'top-p',
  order: 4,
  title: 'Top-p, the nucleus',
  summary: 'Keep as many tokens as it takes to cover p of the die.',
};
