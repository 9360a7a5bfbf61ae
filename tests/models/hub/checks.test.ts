import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareWithPins, fileUrl } from '../../../models/hub/head.mjs';
import { Progress } from '../../../models/hub/progress.mjs';
import { redirectTarget } from '../../../models/hub/request.mjs';
import { backoff, PATIENCE, parseRetryAfter } from '../../../models/hub/retry.mjs';
import { readSource } from '../../../models/hub/source.mjs';
import { compareTokenizers } from '../../../models/hub/tokenizer.mjs';
import { unpack } from '../../../models/package/to-checkpoint.mjs';
import { gpt2Tokenizer } from '../../../models/package/write.mjs';
import { checkChange, checkOrder, checkRange } from '../../../models/verify/loss-check.mjs';
import { checkpointWeights } from '../../../models/weights/matrices.mjs';

const folder = mkdtempSync(join(tmpdir(), 'checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const coded = (code: string) => expect.objectContaining({ code });

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
    selfCheck: { loss: [1, 2], swapCost: 0 },
  };

  test.each<[string, unknown, RegExp]>([
    ['model', 'embedded', /"model" is "embedded"/],
    ['model', '../x', /"model"/],
    ['repo', 'no-owner', /"repo"/],
    ['revision', 'a/b', /"revision"/],
    ['heads', 0, /"heads" is 0/],
    ['weights', { ...good.weights, sha256: null }, /unverified/],
    ['weights', { ...good.weights, file: '../w' }, /"file"/],
    ['weights', undefined, /"file"/],
    ['tokenizer', { ...good.tokenizer, bytes: -1 }, /"tokenizer.bytes"/],
    ['selfCheck', { loss: [2, 1], swapCost: 0 }, /"loss"/],
    ['selfCheck', { loss: [1, 2] }, /"swapCost"/],
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
    expect(() => readSource(join(folder, 'broken.json'))).toThrow(coded('bad-source'));
  });
});

describe('the hub’s tokenizer', () => {
  const ours = gpt2Tokenizer();
  type Json = typeof ours;
  const check = (change: (json: Json) => unknown) => () => {
    const json = structuredClone(ours);
    change(json);
    compareTokenizers(JSON.stringify(json), ours);
  };

  test('is the same, with its merges as texts or as pairs', () => {
    check(() => {})();
    const pairs = {
      ...ours,
      model: { ...ours.model, merges: ours.model.merges.map((pair) => pair.split(' ')) },
    };
    compareTokenizers(JSON.stringify(pairs), ours);
  });

  test.each<[string, (json: Json) => unknown]>([
    ['other-vocabulary', ({ model }) => Object.assign(model.vocab, { ' x': 1 })],
    ['other-vocabulary', ({ model }) => delete (model.vocab as Record<string, number>).the],
    ['other-merges', ({ model }) => model.merges.reverse()],
    ['other-merges', ({ model }) => model.merges.pop()],
    ['other-end-of-text', (json) => json.added_tokens.pop()],
  ])('%s', (code, change) => {
    expect(check(change)).toThrow(coded(code));
  });

  test.each(['{', 'null', '[]', '{"model":{}}'])('%s is none', (text) => {
    expect(() => compareTokenizers(text, ours)).toThrow(coded('not-json'));
  });
});

describe('the self-check', () => {
  test.each([4.3, 2.2, Number.NaN])('refuses a loss of %d', (loss) => {
    expect(() => checkRange(loss, [2.3, 4.2])).toThrow(coded('loss-out-of-range'));
  });

  test.each([
    [3.1, 3],
    [3, Number.NaN],
  ])('refuses %d at 8 bits where it was %d', (eight, plain) => {
    expect(() => checkChange({ plain, eight })).toThrow(coded('loss-changed'));
  });

  test('passes in between', () => {
    checkRange(3, [2.3, 4.2]);
    checkChange({ plain: 3.01, eight: 3 });
  });

  test('sees two middle layers in the wrong order', () => {
    const { architecture, weights } = unpack('models/embedded');
    const stored = new Map(
      [...weights].map(([name, { shape, data }]) => [name, { shape, read: () => data }]),
    );
    const sound = checkpointWeights(architecture, stored);
    const swap = (name: string) =>
      name.replace(/^h\.[12]\./, (layer) => (layer === 'h.1.' ? 'h.2.' : 'h.1.'));
    expect(() => checkOrder(architecture, { get: (name) => sound.get(swap(name)) }, -0.1)).toThrow(
      coded('layers-out-of-order'),
    );
  }, 60_000);
});

test.each([
  ['3', 3000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:12 GMT', 2000],
  ['Thu, 01 Jan 1970 00:00:02 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j at second 10 is %j ms', (header, wait) => {
  expect(parseRetryAfter(header, 10_000)).toBe(wait);
});

test('waits double, end at the longest, and are half chance', () => {
  const waits = [1, 2, 3, 9].map((failures) => [
    backoff(failures, PATIENCE, 0),
    backoff(failures, PATIENCE, 1),
  ]);
  expect(waits).toEqual([
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [15_000, 30_000],
  ]);
});

test.each(['', 'file:///etc/passwd', 'http://cdn.example/x', 'http://'])(
  'a redirect to "%s" is not followed',
  (to) => {
    const response = new Response(null, { status: 302, headers: { Location: to } });
    expect(() => redirectTarget(response, new URL('https://hub.example/a'))).toThrow(coded('bad-redirect'));
  },
);

test('a branch may be at any commit, a pinned revision at its own only', () => {
  const url = fileUrl('https://hub.example/', 'a/b', 'main', 'f');
  expect(url.href).toBe('https://hub.example/a/b/resolve/main/f');
  const facts = { bytes: 1, etag: 'x', sha256: undefined, commit: 'f'.repeat(40) };
  const pinned = { file: 'f', bytes: 1, sha256: 'a'.repeat(64) };
  compareWithPins(facts, pinned, 'main', url);
  expect(() => compareWithPins(facts, pinned, 'e'.repeat(40), url)).toThrow(coded('other-commit'));
});

test('progress is a bar in a terminal and a line now and then elsewhere', () => {
  const drawn = (isTTY: boolean) => {
    let time = 0;
    const written: string[] = [];
    const progress = new Progress({ isTTY, columns: 120, write: (text) => written.push(text) }, () => time);
    progress.startBytes('model', 100e6);
    for (const seconds of [0, 1, 2, 6, 10]) {
      time = seconds * 1000;
      progress.at(seconds * 10e6);
    }
    progress.end();
    return written;
  };
  expect(drawn(false)).toEqual([
    'model: 0 %, 0.0 MB of 100.0 MB, 0.0 MB/s\n',
    'model: 60 %, 60.0 MB of 100.0 MB, 10.0 MB/s, 4 s left\n',
    'model: 100 %, 100.0 MB of 100.0 MB, 10.0 MB/s, 0 s left\n',
  ]);
  const bar = drawn(true);
  expect(bar).toHaveLength(6);
  expect(bar[3]).toContain('model ██████████████░░░░░░░░░░  60 % 60.0 MB of 100.0 MB, 10.0 MB/s, 4 s left');
  expect(bar[5]).toBe('\n');
});
