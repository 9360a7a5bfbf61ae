// What the packed library promises before it runs: its types, by tsc, and its size.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedLibrary, project, TOP } from './project.ts';

// Every call with the types that the documentation promises.
const CONSUMER = `
import { DEFAULT_ORDER, loadSampler, ORDERS, SamplerError } from 'loaded-dice';
import type { AskedToken, Distribution, Logits, Random, Sampler, SamplerErrorCode, Settings, Stage, Survey, SurveyOptions, TokenTrace, Trace } from 'loaded-dice';

export async function use(bytes: ArrayBuffer): Promise<number> {
  const sampler: Sampler = await loadSampler({ wasmBinary: bytes });
  const logits: Logits = Float32Array.of(1, 2, 3);
  const order: readonly Stage[] = [...DEFAULT_ORDER, ...ORDERS['llama.cpp']].slice(0, 5);
  const settings: Settings = { temperature: 0.7, topK: 2, topP: 0.9, minP: 0.1, repetitionPenalty: 1.1, previousTokens: [0], order };
  const p: Float64Array = sampler.softmax(logits, { temperature: 2 });
  const d: Distribution = sampler.distribution(logits, settings);
  const t: Trace = sampler.trace(logits, settings);
  const kept: Uint32Array = d.kept;
  const options: SurveyOptions = { top: 2, points: 10, minFace: 0.01, ask: kept, coin: 0.5 };
  const survey: Survey = sampler.survey(logits, settings, options);
  const traces: TokenTrace[] = survey.asked;
  const named: AskedToken[] = traces;
  const { weights, sum }: { weights: Float64Array; sum: number } = sampler.weights(logits, { temperature: 2 });
  const random: Random = sampler.random(42);
  const ids: Uint32Array = random.choice(p, 3);
  random.skip(3);
  random.dispose();
  const { temperature } = sampler.adaptiveTemperature(logits, { baseTemperature: 1, minTemperature: 0.3, maxTemperature: 1.5 });
  try {
    sampler.sample(logits, settings, 2);
  } catch (error) {
    if (error instanceof SamplerError) { const code: SamplerErrorCode = error.code; throw new Error(code); }
  }
  // @ts-expect-error a plain array is no logits
  sampler.softmax([1, 2]);
  // @ts-expect-error a name that does not exist
  sampler.distribution(logits, { top_k: 1 });
  // @ts-expect-error a string is no number
  sampler.distribution(logits, { temperature: '1' });
  return temperature + named.length + weights.length + sum + kept.length + ids.length + t.stages.length + random.uniform() + random.normal() + sampler.entropy(p) + sampler.surprise(0.5);
}
`;

let library = '';
let folder = '';
beforeAll(() => {
  library = packedLibrary();
  folder = project(library, {
    'package.json': '{ "type": "module" }',
    'consumer.ts': CONSUMER,
    // The same in CommonJS, where TypeScript makes a require of the import.
    'consumer.cts': CONSUMER,
  });
});

describe('the packed library', () => {
  it.each([
    ['nodenext', 'consumer.ts'],
    ['nodenext', 'consumer.cts'],
    ['bundler', 'consumer.ts'],
  ])('compiles strictly with %s resolution: %s', (resolution, consumer) => {
    const flags = `--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2022
      --module ${resolution === 'bundler' ? 'esnext' : resolution} --moduleResolution ${resolution}
      --lib es2022,dom --typeRoots ./none`;
    const compiler = join(TOP, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, ...flags.split(/\s+/), consumer], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  // Debian 12's compiler makes 60 KiB of it, newer ones up to 61: there is room for another compiler, not for more.
  it('stays under 64 KiB gzipped', () => {
    const files = ['loaded-dice.js', 'loaded-dice.wasm'].map((name) => readFileSync(join(library, name)));
    expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(64 * 1024);
  });
});
