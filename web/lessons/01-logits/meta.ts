import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'From logits to a loaded die',
  summary: 'A score for every token, and the softmax that turns scores into chances.',
};
