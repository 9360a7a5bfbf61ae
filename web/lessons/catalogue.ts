import { importScript } from '../model/runtime/script.ts';
import type { LessonMeta, Step } from './lesson.ts';

/** Lessons are found by their folders; adding a folder adds a lesson. */
const metas = import.meta.glob<{ meta: LessonMeta }>('./*/meta.ts', { eager: true });
const steps = import.meta.glob<{ steps: readonly Step[] }>('./*/steps.ts');

interface Entry extends LessonMeta {
  loadSteps(): Promise<readonly Step[]>;
}

export const LESSONS: readonly Entry[] = Object.entries(metas)
  .map(([path, { meta }]) => {
    const load = steps[path.replace('meta.ts', 'steps.ts')];
    if (!load) throw new Error(`${path} has no steps.ts beside it`);
    return { ...meta, loadSteps: async () => (await importScript(load)).steps };
  })
  .sort((a, b) => a.order - b.order);

export type { Entry as LessonEntry };
