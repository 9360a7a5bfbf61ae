import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Extra: sort it all?',
  summary: 'Fifty tokens of 50,257 without putting them all in order: how, how fast, and why it is right.',
};
