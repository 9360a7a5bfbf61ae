import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'A real model writes',
  summary: 'A small language model runs in this page, and the core picks every token.',
};
