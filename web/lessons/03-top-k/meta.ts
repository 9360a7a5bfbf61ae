import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Top-k',
  summary: 'Keep the k best tokens, drop the rest, and see what a fixed k misses.',
};
