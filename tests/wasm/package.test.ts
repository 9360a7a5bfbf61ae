// The packed library as others meet it: compiled against by tsc, loaded by plain Node.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${top}build/package-test`;
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

// Every call with the types that the documentation promises.
const CONSUMER = `
import { DEFAULT_ORDER, loadSampler, ORDERS, SamplerError } from './loaded-dice.js';
import type { AskedToken, Distribution, Logits, Random, Sampler, SamplerErrorCode, Settings, Stage, Survey, SurveyOptions, Trace } from './loaded-dice.js';

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
  const lives: AskedToken[] = survey.asked;
  const { weights, sum }: { weights: Float64Array; sum: number } = sampler.weights(logits, { temperature: 2 });
  const random: Random = sampler.random(42);
  const ids: Uint32Array = random.choice(p, 3);
  random.skip(3);
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
  return temperature + lives.length + weights.length + sum + kept.length + ids.length + t.stages.length + random.uniform() + random.normal() + sampler.entropy(p) + sampler.surprise(0.5);
}
`;

const PROGRAM = `
import { loadSampler, SamplerError } from './loaded-dice.js';
const sampler = await loadSampler();
let code = '';
try { sampler.sample(Float64Array.of(0, 1), {}, 1); } catch (error) { if (error instanceof SamplerError) code = error.code; }
const logits = Float64Array.of(8.5, 5.2, 4.1);
console.log(JSON.stringify([sampler.random(42).uniform(), sampler.sample(logits, { temperature: 0 }, 0.5), code]));
`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  node(`${top}scripts/build-lib.mjs`, folder);
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  writeFileSync(`${folder}/consumer.ts`, CONSUMER);
  writeFileSync(`${folder}/program.js`, PROGRAM);
}, 60_000);

describe('the packed library', () => {
  it.each(['nodenext', 'bundler'])(
    'compiles strictly with %s resolution',
    (resolution) => {
      const flags = `--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --target es2022
      --module ${resolution === 'bundler' ? 'esnext' : resolution} --moduleResolution ${resolution}
      --lib es2022,dom --typeRoots ./none`;
      expect(node(`${top}node_modules/typescript/bin/tsc`, ...flags.split(/\s+/), 'consumer.ts')).toBe('');
    },
    60_000,
  );

  it('loads in plain Node and finds its core', () => {
    expect(JSON.parse(node('program.js'))).toEqual([0.3745401188473625, 0, 'bad-coin']);
  });

  it('stays under 60 KiB gzipped', () => {
    const files = ['loaded-dice.js', 'loaded-dice.wasm'].map((name) => readFileSync(`${folder}/${name}`));
    expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(60 * 1024);
  });
});
