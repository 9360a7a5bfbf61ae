// The page's own worker, and beside it what tests do to it: lose its GPU, hold it up, weigh it.
import '../../../web/worker/worker.ts';

/** Orders of the test, and what the worker tells back. */
export type Order =
  /** Destroys the device after so many more submits to its queue; 0 is at once. */
  | { type: 'lose'; submits: number }
  /** Takes the GPU away for good: there is no adapter any more. */
  | { type: 'no-adapter' }
  /** Gives the machine so many GiB, as far as the browser tells. */
  | { type: 'memory'; gib: number }
  /** Holds the worker's only thread up for ever. */
  | { type: 'spin' }
  | { type: 'weigh' };

export interface Weight {
  /** Bytes of GPU buffers that were created and not destroyed. */
  gpuBytes: number;
  gpuBuffers: number;
  devices: number;
  /** Submits to any GPU's queue since the worker started. */
  submits: number;
  /** Bytes of all WebAssembly memories of the worker: they never shrink. */
  heapBytes: number;
}

const live = new Map<GPUDevice, Map<GPUBuffer, number>>();
let submitsLeft = Number.POSITIVE_INFINITY;
let submits = 0;

function loseAll(): void {
  submitsLeft = Number.POSITIVE_INFINITY;
  for (const device of live.keys()) device.destroy();
}

const adapter = GPUAdapter.prototype;
const { requestDevice } = adapter;
adapter.requestDevice = async function (this: GPUAdapter, ...given) {
  const device = await requestDevice.apply(this, given);
  live.set(device, new Map());
  void device.lost.then(() => live.delete(device));
  return device;
};

const { createBuffer } = GPUDevice.prototype;
GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor) {
  const buffer = createBuffer.call(this, descriptor);
  const buffers = live.get(this);
  buffers?.set(buffer, descriptor.size);
  const destroy = buffer.destroy.bind(buffer);
  buffer.destroy = () => {
    buffers?.delete(buffer);
    destroy();
  };
  return buffer;
};

const { submit } = GPUQueue.prototype;
GPUQueue.prototype.submit = function (this: GPUQueue, buffers) {
  submits++;
  if (--submitsLeft <= 0) loseAll();
  submit.call(this, buffers);
};

function weigh(): Weight {
  const sizes = [...live.values()].flatMap((buffers) => [...buffers.values()]);
  const gpuBytes = sizes.reduce((sum, size) => sum + size, 0);
  const heapBytes = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { gpuBytes, gpuBuffers: sizes.length, devices: live.size, submits, heapBytes };
}

const memories = new Set<WebAssembly.Memory>();

function note(part: unknown): void {
  if (part instanceof WebAssembly.Memory) memories.add(part);
}

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (
  source: BufferSource | WebAssembly.Module,
  imports?: WebAssembly.Imports,
) => {
  for (const group of Object.values(imports ?? {})) Object.values(group).forEach(note);
  const made = await (instantiate as (...given: unknown[]) => Promise<unknown>)(source, imports);
  const instance =
    made instanceof WebAssembly.Instance ? made : (made as { instance: WebAssembly.Instance }).instance;
  Object.values(instance.exports).forEach(note);
  return made as never;
};

const channel = new BroadcastChannel('harness');
channel.onmessage = ({ data }: MessageEvent<Order>) => {
  if (data.type === 'weigh') channel.postMessage(weigh());
  if (data.type === 'no-adapter') GPU.prototype.requestAdapter = async () => null;
  if (data.type === 'memory') Object.defineProperty(navigator, 'deviceMemory', { get: () => data.gib });
  if (data.type === 'spin') for (;;);
  if (data.type !== 'lose') return;
  submitsLeft = data.submits;
  if (submitsLeft === 0) loseAll();
};
