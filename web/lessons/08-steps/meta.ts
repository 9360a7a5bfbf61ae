import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Token by token',
  summary: 'See where the model was sure, open any token’s die, force another token and let the text branch.',
  keeps: ['prompt', 'seed', 'tree', 'end', 'token'],
};
