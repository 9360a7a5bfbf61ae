// The ways to bring the core in.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasSimd } from '../../web/sampler/core/simd';
import { defaultWasmUrl } from '../../web/sampler/core/wasm-url';
import { loadSampler } from '../../web/sampler/index';
import { coreBytes, demoLogits } from './figures';

afterEach(() => vi.restoreAllMocks());

const fileUrl = new URL('../../build/wasm/sampling.wasm', import.meta.url);

describe('loadSampler', () => {
  it.each<[string, Parameters<typeof loadSampler>[0]]>([
    ['by itself', undefined],
    ['from bytes', { wasmBinary: coreBytes() }],
    ['from an ArrayBuffer', { wasmBinary: new Uint8Array(coreBytes()).buffer }],
    ['from a file URL', { wasmUrl: fileUrl }],
    ['from a file URL as a string', { wasmUrl: fileUrl.href }],
    ['from a data URL', { wasmUrl: `data:application/wasm;base64,${coreBytes().toString('base64')}` }],
  ])('loads %s', async (_how, options) => {
    const sampler = await loadSampler(options);
    expect(sampler.sample(demoLogits, {}, 0)).toBe(0);
  });

  it('takes the core with SIMD where there is SIMD, else the other', async () => {
    expect(hasSimd()).toBe(true);
    expect(defaultWasmUrl().pathname).toMatch(/\/sampling\.wasm$/);
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect(defaultWasmUrl().pathname).toMatch(/\/scalar\.wasm$/);
    const sampler = await loadSampler();
    expect(sampler.sample(demoLogits, {}, 0)).toBe(0);
  });

  it('rejects what is no core', async () => {
    await expect(loadSampler({ wasmBinary: Uint8Array.of(1, 2, 3) })).rejects.toThrow();
    await expect(loadSampler({ wasmUrl: new URL('none.wasm', fileUrl) })).rejects.toThrow(/none\.wasm/);
  });

  it('gives functions that work on their own', async () => {
    const { softmax, random } = await loadSampler();
    expect(softmax(Float64Array.of(0, 0))).toEqual(Float64Array.of(0.5, 0.5));
    const { uniform } = random(42);
    expect(uniform()).toBe(0.3745401188473625);
  });
});
