import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Temperature',
  summary: 'Sharpen or flatten the die with one number, and measure how unsure it is.',
};
