import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSource } from '../../../models/hub/source.mjs';

const folder = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pinned source', () => {
  test('of distilgpt2 has its published facts', () => {
    const { repo, weights, heads } = readSource('models/distilgpt2/source.json');
    expect([repo, heads, weights.bytes]).toEqual(['distilbert/distilgpt2', 12, 352_824_413]);
  });

  const good = {
    model: 'twin',
    name: 'Twin',
    licence: 'MIT',
    repo: 'a/b',
    revision: 'main',
    heads: 4,
    weights: { file: 'w', bytes: 1, sha256: '0'.repeat(64) },
    tokenizer: { file: 't', bytes: null, sha256: null },
    lossCheck: { loss: [1, 2], swapCost: 0 },
  };

  test.each<[string, unknown, RegExp]>([
    ['model', 'embedded', /"model" is "embedded"/],
    ['model', '../x', /"model"/],
    ['repo', 'no-owner', /"repo"/],
    ['revision', 'a/b', /"revision"/],
    ['heads', 0, /"heads" is 0/],
    ['weights', { ...good.weights, sha256: null }, /unverified/],
    ['weights', { ...good.weights, file: '../w' }, /"weights.file"/],
    ['weights', undefined, /"weights"/],
    ['tokenizer', { ...good.tokenizer, bytes: -1 }, /"tokenizer.bytes"/],
    ['lossCheck', { loss: [2, 1], swapCost: 0 }, /"lossCheck.loss" is .* two rising numbers/],
    ['lossCheck', { loss: [1, 2] }, /"lossCheck.swapCost"/],
  ])('%s set to %j is refused', (field, value, message) => {
    const path = join(folder, 'source.json');
    writeFileSync(path, JSON.stringify({ ...good, [field]: value }));
    expect(() => readSource(path)).toThrow(
      expect.objectContaining({ code: 'bad-source', message: expect.stringMatching(message) }),
    );
  });

  test('that is missing or no JSON is named with its path', () => {
    expect(() => readSource(join(folder, 'nothing.json'))).toThrow(/nothing\.json does not describe a model/);
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(() => readSource(join(folder, 'broken.json'))).toThrow(
      expect.objectContaining({ code: 'bad-source' }),
    );
  });
});
