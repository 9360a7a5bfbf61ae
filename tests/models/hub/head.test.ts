import { expect, test } from 'vitest';
import { compareWithPins, fileUrl } from '../../../models/hub/head.mjs';

test('a branch may be at any commit, a pinned revision at its own only', () => {
  const url = fileUrl('https://hub.example/', 'a/b', 'main', 'f');
  expect(url.href).toBe('https://hub.example/a/b/resolve/main/f');
  const facts = { bytes: 1, etag: 'x', sha256: undefined, commit: 'f'.repeat(40) };
  const pinned = { file: 'f', bytes: 1, sha256: 'a'.repeat(64) };
  compareWithPins(facts, pinned, 'main', url);
  expect(() => compareWithPins(facts, pinned, 'e'.repeat(40), url)).toThrow(
    expect.objectContaining({ code: 'other-commit' }),
  );
});
