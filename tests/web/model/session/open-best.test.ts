import { beforeEach, expect, test, vi } from 'vitest';
import type { BackendVariant } from '../../../../web/model/backends.ts';
import { ModelError } from '../../../../web/model/error.ts';
import { reopener, supplyOf } from '../../../../web/model/generation/reopen.ts';
import { loadRuntime } from '../../../../web/model/runtime/runtime.ts';
import { openBestSession } from '../../../../web/model/session/open-best.ts';
import { openSession } from '../../../../web/model/session/open-session.ts';
import type { Session } from '../../../../web/model/session/session.ts';
import type { Package } from '../../../../web/model/store/index.ts';

vi.mock('../../../../web/model/session/open-session.ts', () => ({ openSession: vi.fn() }));
vi.mock('../../../../web/model/runtime/runtime.ts', async (original) => ({
  ...(await original<object>()),
  loadRuntime: vi.fn(async () => ({})),
}));

const open = vi.mocked(openSession);
const pack = {
  manifest: { parameters: 10, shards: [], selfTest: [{ ids: [1], probes: [0], logits: [1.5] }] },
  shards: [],
} as unknown as Package;
const options = { pack, site: new URL('https://site.test/'), backend: 'auto', onProgress() {} } as const;

/** @param logit what the self-test will find; it wants 1.5 */
function session(logit = 1.5, machine = ''): Session {
  const forward = vi.fn(async () => Float32Array.of(logit));
  return { machine, forward, reset() {}, release: vi.fn(async () => {}) } as unknown as Session;
}

/** What opening each variant comes to, one entry a try. */
function opens(outcomes: Partial<Record<BackendVariant, (Session | Error)[]>>) {
  open.mockImplementation(async (variant) => {
    const outcome = outcomes[variant]?.shift();
    if (!outcome || outcome instanceof Error) throw outcome ?? new Error(`${variant} was not to be tried`);
    return outcome;
  });
}

/** A GPU as browsers hand it out, or as far as `parts` leave it one. */
function gpu(parts: { adapter?: object; device?: object } = {}) {
  const device = { adapterInfo: {}, lost: new Promise(() => {}), destroy: vi.fn(), ...parts.device };
  const adapter = {
    info: {},
    limits: {},
    features: new Set(),
    requestDevice: vi.fn(async () => device),
    ...parts.adapter,
  };
  return { device, adapter, requestAdapter: vi.fn(async () => adapter) };
}

const refuse = (message: string) => async () => {
  throw new Error(message);
};

const lost = () => new ModelError('device-lost', 'the GPU dropped out');

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('navigator', { gpu: gpu() });
  vi.stubGlobal('WebAssembly', { Suspending: class {} });
});

test('weights that find no room when widened stay at 8 bits, and the reason is said', async () => {
  const narrow = session();
  opens({ wasm: [new RangeError('Array buffer allocation failed')], 'wasm-8bit': [narrow] });
  expect(await openBestSession({ ...options, backend: 'wasm' })).toEqual({
    session: narrow,
    variant: 'wasm-8bit',
    why: ['WebAssembly: Array buffer allocation failed.'],
  });
});

test('a self-test that fails steps down, and what it ran on is released', async () => {
  const wrong = session(9);
  opens({ 'webgpu-jspi': [wrong], 'webgpu-asyncify': [session(Number.NaN)], wasm: [session()] });
  const { variant, why } = await openBestSession(options);
  expect(variant).toBe('wasm');
  expect(why).toEqual([
    'WebGPU: its logits are off by 7.5 after 1 tokens.',
    'WebGPU (asyncify): its logits are off by NaN after 1 tokens.',
  ]);
  expect(wrong.release).toHaveBeenCalled();
});

test('where the reader chose what does not hold, the reader is told to choose another', async () => {
  vi.stubGlobal('navigator', {});
  await expect(openBestSession({ ...options, backend: 'webgpu' })).rejects.toThrow(
    'The model cannot run on WebGPU here; choose another for “Runs on”, which is under “Change the model” too. WebGPU: this browser offers no WebGPU adapter.',
  );
});

const NAMELESS = 'WebGPU: this browser’s WebGPU does not say which GPU it has.';

test.each([
  [
    'an adapter request that rejects',
    { requestAdapter: refuse('Blocklisted driver.') },
    'WebGPU: this browser refuses a WebGPU adapter (Blocklisted driver).',
  ],
  [
    'an adapter request that throws',
    {
      requestAdapter() {
        throw undefined;
      },
    },
    'WebGPU: this browser refuses a WebGPU adapter (no reason was given).',
  ],
  ['no adapter', { requestAdapter: async () => null }, 'WebGPU: this browser offers no WebGPU adapter.'],
  ['an adapter without info', gpu({ adapter: { info: undefined } }), NAMELESS],
  ['a device without adapterInfo', gpu({ device: { adapterInfo: undefined } }), NAMELESS],
  [
    'a device request that rejects',
    gpu({ adapter: { requestDevice: refuse('Out of memory') } }),
    'WebGPU: this browser refuses a WebGPU device (Out of memory).',
  ],
  [
    'a software adapter, told in the old place',
    gpu({ adapter: { isFallbackAdapter: true } }),
    'WebGPU: its GPU is software, slower than WebAssembly.',
  ],
])('%s leads to WebAssembly, with one line, and no runtime for WebGPU is fetched', async (_, stub, line) => {
  vi.stubGlobal('navigator', { gpu: stub });
  opens({ wasm: [session()] });
  const { variant, why } = await openBestSession(options);
  expect([variant, why]).toEqual(['wasm', [line]]);
  expect(vi.mocked(loadRuntime).mock.calls.map(([tried]) => tried)).toEqual(['wasm']);
});

test('the GPU is asked for once for all variants, and the device that was tried is given back', async () => {
  const stub = gpu();
  vi.stubGlobal('navigator', { gpu: stub });
  opens({ 'webgpu-jspi': [new Error('no')], 'webgpu-asyncify': [session()] });
  expect((await openBestSession(options)).variant).toBe('webgpu-asyncify');
  expect(stub.adapter.requestDevice).toHaveBeenCalledTimes(1);
  expect(stub.device.destroy).toHaveBeenCalledTimes(1);
});

test('a way that is none is refused by its name', async () => {
  for (const backend of ['cuda', 'constructor', ''] as never[])
    await expect(openBestSession({ ...options, backend })).rejects.toMatchObject({
      code: 'bad-backend',
      message: expect.stringContaining(`“${backend}” is no way to run a model.`),
    });
});

test('a device lost while it is opened is tried once more, and then no other build of WebGPU', async () => {
  opens({ 'webgpu-jspi': [lost(), session()] });
  expect((await openBestSession(options)).variant).toBe('webgpu-jspi');
  opens({ 'webgpu-jspi': [lost(), lost()], wasm: [session()] });
  const { variant, why } = await openBestSession(options);
  expect([variant, why]).toEqual(['wasm', ['WebGPU: the GPU dropped out.']]);
  expect(vi.mocked(loadRuntime).mock.calls.map(([tried]) => tried)).not.toContain('webgpu-asyncify');
});

test('reopening tests another GPU and spares the same one', async () => {
  const first = { session: session(1.5, 'one'), variant: 'webgpu-jspi', why: [] } as const;
  const reopen = reopener({ ...options, first: { ...first, why: [] }, supply: async () => pack });
  const same = session(9, 'one');
  const other = session(9, 'two');
  opens({ 'webgpu-jspi': [same, other], 'webgpu-asyncify': [session(9, 'two')], wasm: [session()] });
  expect((await reopen(false)).session).toBe(same);
  const { variant, why } = await reopen(false);
  expect(variant).toBe('wasm');
  expect(why[0]).toBe('The GPU dropped out.');
  expect(why[1]).toBe('WebGPU: its logits are off by 7.5 after 1 tokens.');
});

test('a GPU lost again and again is not tried another time', async () => {
  const first = { session: session(1.5, 'one'), variant: 'webgpu-jspi' as const, why: [] };
  opens({ wasm: [session()] });
  const { variant, why } = await reopener({ ...options, first, supply: async () => pack })(true);
  expect([variant, why]).toEqual(['wasm', ['The GPU dropped out again and again.']]);
});

test('a small package is kept at hand, a large one is read again', async () => {
  const load = vi.fn(async () => pack);
  expect(await supplyOf(pack, load)()).toBe(pack);
  expect(load).not.toHaveBeenCalled();
  const large = { ...pack, shards: [{ byteLength: 2 ** 26 }] } as unknown as Package;
  await supplyOf(large, load)();
  expect(load).toHaveBeenCalled();
});
