// The package's graphs, and the plain one for other runtimes, on the runtime's WebAssembly as Node has it.
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { buildPlainGraph } from '../../../models/graph/plain-graph.mjs';
import { readPackage } from '../../../models/package/to-checkpoint.mjs';
import { parseManifest } from '../../../web/model/manifest.ts';
import { createGrowingCache } from '../../../web/model/session/key-value-cache.ts';
import { selfTest } from '../../../web/model/session/self-test.ts';
import { OrtSession } from '../../../web/model/session/session.ts';
import { externalTensors } from '../../../web/model/session/weights.ts';

const PACKAGE = 'models/embedded';
const read = (file: string) => new Uint8Array(readFileSync(`${PACKAGE}/${file}`));
const manifest = parseManifest(JSON.parse(readFileSync(`${PACKAGE}/manifest.json`, 'utf8')));
const { architecture } = manifest;
const shards = manifest.shards.map(({ file }) => read(file));
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

/** Worst distance from the recorded logits, the prompt given in one go. */
async function worst(session: ort.InferenceSession, feeds: (ids: number[]) => Record<string, ort.Tensor>) {
  let most = 0;
  for (const { ids, probes, logits } of manifest.selfTest) {
    const output = await session.run(feeds(ids));
    const last = ((output.logits as ort.Tensor).data as Float32Array).slice(-architecture.vocabulary);
    for (const [i, probe] of probes.entries())
      most = Math.max(most, Math.abs(Number(last[probe]) - Number(logits[i])));
  }
  return most;
}

test.each(['wasm', 'webgpu'] as const)(
  'the graph for %s runs on WebAssembly, token by token and in one go',
  async (kind) => {
    const session = await ort.InferenceSession.create(read(manifest.graphs[kind].file), {
      executionProviders: ['wasm'],
      externalData: externalTensors(manifest, shards, kind),
    });
    const cache = createGrowingCache(ort, architecture);
    const parts = { ort, session, cache, contextLength: architecture.context, stride: 64, memoryBytes: 0 };
    expect(await selfTest(new OrtSession(parts), manifest.selfTest, () => {})).toBeLessThan(5e-4);
    await session.release();
  },
);

test('the plain graph gives the same logits from the same weights', async () => {
  const { weights } = readPackage(PACKAGE);
  const session = await ort.InferenceSession.create(buildPlainGraph(architecture, weights));
  const whole = (values: number[]) =>
    new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const past = createGrowingCache(ort, architecture).past();
  const error = await worst(session, (ids) => ({
    input_ids: whole(ids),
    position_ids: whole(ids.map((_, i) => i)),
    attention_mask: whole(ids.map(() => 1)),
    ...past,
  }));
  expect(error).toBeLessThan(5e-4);
  await session.release();
});
