import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  slug: 'generate',
  order: 7,
  title: 'A real model writes',
  summary: 'A small language model runs in this page, and the core picks every token.',
};
