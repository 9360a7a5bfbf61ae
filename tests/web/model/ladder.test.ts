import { beforeEach, expect, test, vi } from 'vitest';
import { ModelError } from '../../../web/model/error';
import { climb } from '../../../web/model/ladder';
import { openSession } from '../../../web/model/open-session';
import { reopener, supplyOf } from '../../../web/model/reopen';
import { loadRuntime, type Rung } from '../../../web/model/runtime';
import type { Session } from '../../../web/model/session';
import type { Package } from '../../../web/model/store';

vi.mock('../../../web/model/open-session', () => ({ openSession: vi.fn() }));
vi.mock('../../../web/model/runtime', async (original) => ({
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

/** What opening each rung comes to, one entry a try. */
function opens(outcomes: Partial<Record<Rung, (Session | Error)[]>>) {
  open.mockImplementation(async (rung) => {
    const outcome = outcomes[rung]?.shift();
    if (!outcome || outcome instanceof Error) throw outcome ?? new Error(`${rung} was not to be tried`);
    return outcome;
  });
}

const lost = () => new ModelError('device-lost', 'the GPU dropped out');

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => ({ info: {} }) } });
  vi.stubGlobal('WebAssembly', { Suspending: class {} });
});

test('weights that find no room when widened stay at 8 bits, and the reason is said', async () => {
  const narrow = session();
  opens({ wasm: [new RangeError('Array buffer allocation failed')], 'wasm-8bit': [narrow] });
  expect(await climb({ ...options, backend: 'wasm' })).toEqual({
    session: narrow,
    rung: 'wasm-8bit',
    why: ['WebAssembly: Array buffer allocation failed.'],
  });
});

test('a self-test that fails steps down, and what it ran on is released', async () => {
  const wrong = session(9);
  opens({ 'webgpu-jspi': [wrong], 'webgpu-asyncify': [session(Number.NaN)], wasm: [session()] });
  const { rung, why } = await climb(options);
  expect(rung).toBe('wasm');
  expect(why).toEqual([
    'WebGPU: its logits are off by 7.5 after 1 tokens.',
    'WebGPU (asyncify): its logits are off by NaN after 1 tokens.',
  ]);
  expect(wrong.release).toHaveBeenCalled();
});

test('where the reader chose what does not hold, the reader is told to choose another', async () => {
  vi.stubGlobal('navigator', {});
  await expect(climb({ ...options, backend: 'webgpu' })).rejects.toThrow(
    'The model cannot run on WebGPU here; choose another for “Runs on”, which is under “Change the model” too. WebGPU: this browser offers no WebGPU adapter.',
  );
});

test('a device lost while it is opened is tried once more, and then no other build of WebGPU', async () => {
  opens({ 'webgpu-jspi': [lost(), session()] });
  expect((await climb(options)).rung).toBe('webgpu-jspi');
  opens({ 'webgpu-jspi': [lost(), lost()], wasm: [session()] });
  const { rung, why } = await climb(options);
  expect([rung, why]).toEqual(['wasm', ['WebGPU: the GPU dropped out.']]);
  expect(vi.mocked(loadRuntime).mock.calls.map(([tried]) => tried)).not.toContain('webgpu-asyncify');
});

test('reopening tests another GPU and spares the same one', async () => {
  const first = { session: session(1.5, 'one'), rung: 'webgpu-jspi', why: [] } as const;
  const reopen = reopener({ ...options, first: { ...first, why: [] }, supply: async () => pack });
  const same = session(9, 'one');
  const other = session(9, 'two');
  opens({ 'webgpu-jspi': [same, other], 'webgpu-asyncify': [session(9, 'two')], wasm: [session()] });
  expect((await reopen(false)).session).toBe(same);
  const { rung, why } = await reopen(false);
  expect(rung).toBe('wasm');
  expect(why[0]).toBe('The GPU dropped out.');
  expect(why[1]).toBe('WebGPU: its logits are off by 7.5 after 1 tokens.');
});

test('a GPU lost again and again is not tried another time', async () => {
  const first = { session: session(1.5, 'one'), rung: 'webgpu-jspi' as const, why: [] };
  opens({ wasm: [session()] });
  const { rung, why } = await reopener({ ...options, first, supply: async () => pack })(true);
  expect([rung, why]).toEqual(['wasm', ['The GPU dropped out again and again.']]);
});

test('a small package is kept at hand, a large one is read again', async () => {
  const load = vi.fn(async () => pack);
  expect(await supplyOf(pack, load)()).toBe(pack);
  expect(load).not.toHaveBeenCalled();
  const large = { ...pack, shards: [{ byteLength: 2 ** 26 }] } as unknown as Package;
  await supplyOf(large, load)();
  expect(load).toHaveBeenCalled();
});

test.each(['cuda', 'constructor', ''])('a way to run it that is none, “%s”, is named', async (backend) => {
  await expect(climb({ ...options, backend: backend as 'auto' })).rejects.toThrow(
    `A model runs on auto, webgpu, wasm; there is no “${backend}”.`,
  );
});
