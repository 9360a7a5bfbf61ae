import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Exercise 2: a sweep of T',
  summary: 'Five texts at each of five temperatures: write them, rate them, and see what temperature buys.',
  keeps: ['prompt', 'seed', 'temperatures', 'completions', 'completionTokens'],
};
