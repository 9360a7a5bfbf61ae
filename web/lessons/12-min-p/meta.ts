import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Exercise 1: min-p',
  summary: 'A filter that follows the favourite: see it, write it yourself, have it checked.',
};
