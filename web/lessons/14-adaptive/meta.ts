import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Exercise 3: adaptive T',
  summary: 'Cold where the model is sure, hot where it is not: write it yourself, have it checked.',
};
