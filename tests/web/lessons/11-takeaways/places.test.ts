import { describe, expect, test, vi } from 'vitest';
import { PLACES, type Place } from '../../../../web/lessons/11-takeaways/places';
import type { LessonMeta, Step } from '../../../../web/lessons/lesson';

// The lessons are read here for their titles alone; nothing of them is drawn.
vi.stubGlobal('window', globalThis);
const metas = import.meta.glob<{ meta: LessonMeta }>('../../../../web/lessons/*/meta.ts', { eager: true });
const lessons = import.meta.glob<{ steps: readonly Step[] }>('../../../../web/lessons/*/steps.ts');

const titles = new Map<string, string[]>();
for (const [path, { meta }] of Object.entries(metas)) {
  const steps = (await lessons[path.replace('meta.ts', 'steps.ts')]?.())?.steps ?? [];
  titles.set(
    meta.slug,
    steps.map(({ title }) => title),
  );
}

describe('what the takeaways point at', () => {
  test.each<[string, Place]>(Object.entries(PLACES))('%s is there, under its title', (_, place) => {
    expect(titles.get(place.slug)?.[place.step - 1]).toBe(place.title);
  });
});
