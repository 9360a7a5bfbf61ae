import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'What to take away',
  summary: 'Every rule of thumb, held against the numbers, and settings for what you write.',
};
