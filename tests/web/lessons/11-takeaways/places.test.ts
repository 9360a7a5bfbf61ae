import { describe, expect, test, vi } from 'vitest';
import { PLACES, type Place } from '../../../../web/lessons/11-takeaways/places.ts';
import { LESSONS } from '../../../../web/lessons/catalogue.ts';

// The lessons are read here for their titles alone; nothing of them is drawn.
vi.stubGlobal('window', globalThis);

const titles = new Map<string, string[]>();
for (const { slug, loadSteps } of LESSONS)
  titles.set(
    slug,
    (await loadSteps()).map(({ title }) => title),
  );

describe('what the takeaways point at', () => {
  test.each<[string, Place]>(Object.entries(PLACES))('%s is there, under its title', (_, place) => {
    expect(titles.get(place.slug)?.[place.step - 1]).toBe(place.title);
  });
});
