import { importScript } from '../model/runtime/script.ts';
import type { Lesson, LessonMeta, Step } from './lesson.ts';

const metas = import.meta.glob<{ meta: LessonMeta }>('./*/meta.ts', { eager: true });
const steps = import.meta.glob<{ steps: readonly Step[] }>('./*/steps.ts');

/** Lessons are found by their folders: `06-pipeline` is the sixth, at the address `#/pipeline`. */
export const LESSONS: readonly Lesson[] = Object.keys(metas)
  .sort()
  .map((path) => {
    const [, slug] = /^\.\/\d\d-([a-z0-9-]+)\/meta\.ts$/.exec(path) ?? [];
    const load = steps[path.replace('meta.ts', 'steps.ts')];
    const { meta } = metas[path] ?? {};
    if (!slug || !load || !meta) throw new Error(`${path} is no whole lesson: see lessons/README.md`);
    return { ...meta, slug, loadSteps: async () => (await importScript(load)).steps };
  });
