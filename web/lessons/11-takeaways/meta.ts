import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  slug: 'takeaways',
  order: 11,
  title: 'What to take away',
  summary: 'Every rule of thumb, held against the numbers, and settings for what you write.',
};
