import type { LessonMeta } from '../lesson.ts';

export const meta: LessonMeta = {
  title: 'Seven strategies, many rolls',
  summary: 'Roll each loaded die 50,000 times and hold what came out against what was expected.',
};
