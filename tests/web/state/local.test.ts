import { afterEach, expect, test, vi } from 'vitest';
import { keepDraft, recallDraft } from '../../../web/exercises/draft.ts';
import { forget, keep, keeperOf, keepInPage, recall } from '../../../web/state/local.ts';

afterEach(() => vi.unstubAllGlobals());

function storage({ isFull = (): boolean => false, content = new Map<string, string>() } = {}) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => content.get(key) ?? null,
    setItem(key: string, value: string) {
      if (isFull()) throw new Error('full');
      content.set(key, value);
    },
    removeItem: (key: string) => void content.delete(key),
  });
  return content;
}

/** As in a frame of another site: the very name throws. */
function denied() {
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {},
      {
        get: () => () => {
          throw new Error('denied');
        },
      },
    ),
  );
}

test('what storage takes is found there', () => {
  const content = storage();
  expect(keep('a', '1')).toBe('browser');
  expect(content.get('loaded-dice.a')).toBe('1');
  expect(recall('a')).toBe('1');
  expect(keeperOf('a')).toBe('browser');
  forget('a');
  expect(recall('a')).toBeNull();
  expect(content.size).toBe(0);
});

test('what a denied storage does not take lasts for the visit, and goes when it is forgotten', () => {
  denied();
  expect(keeperOf('b')).toBe('page');
  expect(keep('b', '1')).toBe('page');
  expect(recall('b')).toBe('1');
  forget('b');
  expect(recall('b')).toBeNull();
});

test('a full storage keeps what it has, the page the newer text, until there is room', () => {
  let full = false;
  const content = storage({ isFull: () => full });
  keep('c', 'old');
  full = true;
  expect(keep('c', 'new')).toBe('page');
  expect(recall('c')).toBe('new');
  expect(keeperOf('c')).toBe('page');
  full = false;
  expect(keep('c', 'newer')).toBe('browser');
  expect(content.get('loaded-dice.c')).toBe('newer');
  expect(keeperOf('c')).toBe('browser');
  expect(keepInPage('c', 'page')).toBe('page');
  expect(recall('c')).toBe('page');
});

test('a student’s text is there again where storage is denied, and where it is too long for it', () => {
  const content = storage();
  const long = 'x'.repeat(50_001);
  expect(keepDraft('long', long)).toBe('page');
  expect(recallDraft('long')).toBe(long);
  expect(content.size).toBe(0);
  denied();
  expect(keepDraft('min-p', 'mine')).toBe('page');
  expect(recallDraft('min-p')).toBe('mine');
});
