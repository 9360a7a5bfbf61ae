import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  slug: 'top-k',
  order: 3,
  title: 'Top-k',
  summary: 'Keep the k best tokens, drop the rest, and see what a fixed k misses.',
};
