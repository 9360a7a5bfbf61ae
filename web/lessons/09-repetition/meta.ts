import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Repetition penalty',
  summary: 'What was said counts for less, and the loop breaks.',
};
