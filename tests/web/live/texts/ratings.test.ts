import { afterEach, expect, test, vi } from 'vitest';
import { Ratings, ratedAs } from '../../../../web/live/texts/ratings.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a browser keeps, as far as it is needed. */
function storage(content: Record<string, string> = {}) {
  const kept = new Map(Object.entries(content));
  const stub = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  vi.stubGlobal('localStorage', stub);
  return kept;
}

test('a rating comes back on the next visit', () => {
  storage();
  new Ratings('r').rate('text', 'coherence', 4);
  const next = new Ratings('r');
  next.rate('text', 'creativity', 2);
  expect(new Ratings('r').of('text')).toEqual({ coherence: 4, creativity: 2 });
  next.forget(['text']);
  expect(new Ratings('r').of('text')).toEqual({});
});

test('without a key nothing is stored', () => {
  const kept = storage();
  const ratings = new Ratings();
  ratings.rate('text', 'coherence', 4);
  expect(ratings.of('text')).toEqual({ coherence: 4 });
  expect(kept.size).toBe(0);
});

test('where storage is denied, ratings last as long as the page', () => {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new Error('denied');
    },
    setItem() {
      throw new Error('denied');
    },
  });
  const ratings = new Ratings('denied');
  ratings.rate('text', 'creativity', 5);
  expect(ratings.of('text')).toEqual({ creativity: 5 });
  expect(new Ratings('denied').of('text')).toEqual({ creativity: 5 });
});

test.each([
  'not json',
  '{}',
  'null',
  '[1, null, ["text"], ["text", null]]',
  '[["text", {"coherence": 9, "creativity": "3", "x": 1}]]',
])('only ratings come out of %s', (content) => {
  storage({ 'loaded-dice.r': content });
  expect(new Ratings('r').of('text')).toEqual({});
});

test('the newest 400 are kept', () => {
  storage();
  const ratings = new Ratings('r');
  for (let i = 0; i < 405; i++) ratings.rate(`text ${i}`, 'coherence', 3);
  ratings.rate('text 5', 'coherence', 1);
  ratings.rate('one more', 'coherence', 1);
  const next = new Ratings('r');
  expect(next.all.get().size).toBe(400);
  expect(next.of('text 5')).toEqual({ coherence: 1 });
  expect(next.of('text 6')).toEqual({});
});

test('a text is the same text on every machine, and another with another seed', () => {
  const job = {
    model: 'embedded',
    backend: 'wasm' as const,
    prompt: 'Hi',
    settings: {},
    seed: 1,
    maxTokens: 3,
  };
  expect(ratedAs(job)).toBe(ratedAs({ ...job, backend: 'webgpu' }));
  expect(ratedAs(job)).not.toBe(ratedAs({ ...job, seed: 2 }));
});
