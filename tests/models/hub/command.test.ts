// npm run model, whole, against a hub with a twin of distilgpt2: the embedded model's weights in its file's layout.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { withMasks } from '../../../models/checkpoint/masks.mjs';
import { writeSafetensors } from '../../../models/checkpoint/safetensors.mjs';
import { readPackage } from '../../../models/package/to-checkpoint.mjs';
import { gpt2Tokenizer } from '../../../models/package/write.mjs';
import { logitsAfter } from '../../../models/verify/forward-pass.mjs';
import { transpose } from '../../../models/weights/transpose.mjs';
import { fetchModel } from '../../../scripts/fetch-model.mjs';
import { parseManifest } from '../../../web/model/manifest.ts';
import { externalTensors } from '../../../web/model/session/weights.ts';
import { type FaultyHub, faultyHub, REVISION, sha256 } from '../../faults/hub.ts';

const { architecture, weights } = readPackage('models/embedded');
type Weights = typeof weights;
const TOKENIZER = Buffer.from(JSON.stringify(gpt2Tokenizer()));
const RETRIES = { stall: 20_000, tries: 4, firstWait: 4, longestWait: 10, longestRetryAfter: 2000 };
const FILE = 'model.safetensors';

const top = mkdtempSync(join(tmpdir(), 'command-'));
const files = new Map<string, Buffer>();
let hub: FaultyHub;
let folder: string;
let said: string[];

/** A checkpoint as the hub has it. */
function checkpoint(tensors: Weights): Buffer {
  const path = join(top, FILE);
  const prefixed = new Map([...tensors].map(([name, tensor]) => [`transformer.${name}`, tensor]));
  writeSafetensors(path, withMasks(prefixed, architecture), { format: 'pt' });
  return readFileSync(path);
}

const SOUND = checkpoint(weights);

beforeAll(async () => {
  hub = await faultyHub('a/twin', files);
});
afterAll(async () => {
  await hub.close();
  rmSync(top, { recursive: true });
});
beforeEach(() => {
  hub.reset();
  said = [];
  folder = mkdtempSync(join(top, 'run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const out = () => join(folder, 'package');

function run(body = SOUND, { site, heads = 4 }: { site?: string; heads?: number } = {}) {
  files.set(FILE, body).set('tokenizer.json', TOKENIZER);
  const source = {
    model: 'twin',
    name: 'Twin',
    licence: 'MIT',
    repo: 'a/twin',
    revision: REVISION,
    heads,
    weights: { file: FILE, bytes: body.length, sha256: sha256(body) },
    tokenizer: { file: 'tokenizer.json', bytes: null, sha256: null },
    // The embedded model is at 3.5 or a little below, also when it is trained on.
    lossCheck: { loss: [2.8, 3.7], swapCost: -0.1 },
  };
  const path = join(folder, 'source.json');
  writeFileSync(path, JSON.stringify(source));
  const output = { write: (text: string) => said.push(text) };
  return fetchModel({
    hub: hub.url,
    source: path,
    out: out(),
    output,
    retries: RETRIES,
    ...(site && { site }),
  });
}

test('the twin becomes a package with the embedded model’s logits, and the site offers it', async () => {
  const site = join(folder, 'dist');
  mkdirSync(site);
  await run(SOUND, { site });
  const read = (name: string) => readFileSync(join(out(), name));
  const manifest = parseManifest(JSON.parse(read('manifest.json').toString()));
  for (const { file, sha256: hash } of [
    ...manifest.shards,
    manifest.tokenizer,
    ...Object.values(manifest.graphs),
  ])
    expect(sha256(read(file))).toBe(hash);
  const tensors = externalTensors(
    manifest,
    manifest.shards.map(({ file }) => new Uint8Array(read(file))),
    'wasm',
  );
  const values = new Map(
    tensors.map(({ path, data }) => [path, new Float32Array(Uint8Array.from(data).buffer)]),
  );
  const logits = (model: { get: (name: string) => Float32Array | undefined }) =>
    logitsAfter(architecture, model, [464, 2068, 7586]);
  expect(logits(values)).toEqual(logits({ get: turned }));
  // The twin's weights are on the 8-bit grid already, and 4 bits are felt.
  const losses = /: ([\d.]+) unquantised, ([\d.]+) at 8 bits, ([\d.]+) at 4 bits/.exec(said.join(''));
  const [plain = 0, eight = 1, four = 0] = (losses ?? []).slice(1).map(Number);
  expect(eight).toBe(plain);
  expect(four).toBeGreaterThan(eight);
  expect(readdirSync(folder).toSorted()).toEqual(['dist', 'package', 'source.json']);

  const offers = JSON.parse(readFileSync(join(site, 'models/index.json'), 'utf8'));
  const fetched = [...manifest.shards, manifest.tokenizer, ...Object.values(manifest.graphs)];
  const bytes = fetched.reduce((sum, entry) => sum + entry.bytes, 0);
  const facts = {
    name: 'Twin',
    licence: 'MIT',
    source: `a/twin at revision ${REVISION}`,
    parameters: 7_655_552,
  };
  expect(offers).toEqual([{ model: 'twin', ...facts, bytes }]);
  expect(readdirSync(join(site, 'models/twin'))).toEqual(readdirSync(out()));

  hub.reset();
  await run();
  expect(hub.ranges).toEqual([]);
  expect(said.join('')).toContain('already');
}, 120_000);

/** The embedded weights as the forward pass wants them: a layer's matrices [outputs, inputs]. */
function turned(name: string): Float32Array | undefined {
  const tensor = weights.get(name);
  const [rows = 0, columns] = tensor?.shape ?? [];
  const isTable = name === 'wte.weight' || name === 'wpe.weight';
  return tensor && columns && !isTable ? transpose(tensor.data, rows, columns) : tensor?.data;
}

/** Each tensor taken from where `from` says, as it is or changed. */
const respelt = (from: (name: string) => string) =>
  new Map([...weights.keys()].map((name) => [name, weights.get(from(name)) ?? expect.fail(name)]));

const swapped = (a: number, b: number) =>
  respelt((name) =>
    name.replace(/^h\.(\d+)/, (_, l) => `h.${Number(l) === a ? b : Number(l) === b ? a : l}`),
  );

const transposed = () =>
  new Map(
    [...weights].map(([name, { shape, data }]) => {
      const [rows = 0, columns = 0] = shape;
      const isSquare = name.endsWith('attn.c_proj.weight');
      return [name, { shape, data: isSquare ? transpose(data, rows, columns) : data }];
    }),
  );

/** The token table with each row in another's place. */
function shuffled(): Weights {
  const table = weights.get('wte.weight') ?? expect.fail('no table');
  const { width } = architecture;
  const data = Float32Array.from(table.data);
  data.copyWithin(0, width);
  data.set(table.data.subarray(0, width), data.length - width);
  return new Map(weights).set('wte.weight', { ...table, data });
}

test.each<[string, () => Weights, string]>([
  ['transposed matrices', transposed, 'loss-out-of-range'],
  ['a shuffled token table', shuffled, 'loss-out-of-range'],
  ['the first two layers swapped', () => swapped(0, 1), 'loss-out-of-range'],
])(
  '%s fail the loss check, and what was there stays',
  async (_, spoil, code) => {
    mkdirSync(out());
    writeFileSync(join(out(), 'old'), 'old');
    await expect(run(checkpoint(spoil()))).rejects.toEqual(
      expect.objectContaining({ name: 'LossCheckError', code }),
    );
    expect(readdirSync(out())).toEqual(['old']);
    expect(existsSync(`${out()}.new`)).toBe(false);
  },
  60_000,
);

test('a file that is no GPT-2 is refused by name after it was verified', async () => {
  const bare = new Map(weights);
  bare.delete('ln_f.bias');
  await expect(run(checkpoint(bare))).rejects.toEqual(expect.objectContaining({ code: 'missing-tensor' }));
  await expect(run(Buffer.from('x'.repeat(1000)))).rejects.toEqual(
    expect.objectContaining({ code: 'bad-header' }),
  );
  await expect(run(SOUND, { heads: 5 })).rejects.toEqual(expect.objectContaining({ code: 'bad-heads' }));
  expect(existsSync(out())).toBe(false);
}, 60_000);

test('changed bytes never come as far as the package', async () => {
  hub.plan = [{ method: 'GET', file: FILE, fault: { kind: 'corrupt', at: 20_000_000 } }];
  await expect(run()).rejects.toEqual(expect.objectContaining({ code: 'corrupt' }));
  expect(existsSync(out())).toBe(false);
}, 60_000);
