import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'The whole chain',
  summary:
    'Temperature, top-k, top-p and the rest, one after the other; and what changes when their order does.',
};
