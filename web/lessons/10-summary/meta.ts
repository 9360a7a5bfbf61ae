import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'The whole picture',
  summary: 'Six settings on a thousand tokens, and on all the tokens of a real model.',
};
