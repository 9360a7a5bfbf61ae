import { ModelError, reason } from '../error.ts';

/** Below this size of subgroup, the runtime's attention goes wrong on prompts of 32 tokens and more. */
const SMALLEST_SUBGROUP = 8;

/** Milliseconds within which the browser reports a loss after the runtime has failed. */
const REPORT_MS = 1000;

/** Milliseconds within which the runtime's promise settles after a loss; later it never does. */
const SETTLE_MS = 150;

const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** Asks for subgroups only where they are known to be large enough. Some browsers do not give their size. */
export function wantedFeatures(adapter: Pick<GPUAdapter, 'features' | 'info'>): GPUFeatureName[] {
  const smallest: number | undefined = adapter.info.subgroupMinSize;
  const isSafe = smallest !== undefined && smallest >= SMALLEST_SUBGROUP;
  return isSafe && adapter.features.has('subgroups') ? ['subgroups'] : [];
}

/** Replaces the runtime's errors after a loss. */
const lost = (cause?: unknown) => new ModelError('device-lost', 'the GPU dropped out', { cause });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A GPU device that may be lost at any time: by a driver's reset, a change of GPU, or the browser's decision. */
export class GpuDevice {
  readonly device: GPUDevice;
  /** Which GPU it is, as far as the browser tells. */
  readonly name: string;
  /** Whether the GPU is software on the processor. */
  readonly isSoftware: boolean;
  readonly #onLost = new Set<() => void>();
  #isLost = false;

  constructor(device: GPUDevice, name: string, isSoftware: boolean) {
    this.device = device;
    this.name = name;
    this.isSoftware = isSoftware;
    void device.lost.then(() => {
      this.#isLost = true;
      for (const tell of this.#onLost) tell();
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Settles like the runtime's promise, and also after a loss, when the runtime's promise may never settle.
   * @throws ModelError `device-lost` where the device dropped out, whatever the runtime says about it
   */
  unlessLost<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // Not a race against `lost`, which would keep every run's promise in memory as long as the device lives.
      const giveUp = () => void pause(SETTLE_MS).then(() => reject(lost()));
      this.#onLost.add(giveUp);
      if (this.#isLost) giveUp();
      const fail = async (error: unknown) => {
        // The runtime's error comes before the browser tells of the loss.
        await Promise.race([this.device.lost, pause(REPORT_MS)]);
        reject(this.#isLost ? lost(error) : error);
      };
      work.then(resolve, fail).finally(() => this.#onLost.delete(giveUp));
    });
  }

  destroy(): void {
    this.device.destroy();
  }
}

/** Every failure to get a GPU from the browser. */
const noWebGpu = (message: string, cause?: unknown) => new ModelError('no-webgpu', message, { cause });

/**
 * In older browsers, adapters and devices do not say which GPU they are. The runtime and the choice of features need
 * to know.
 */
const NAMELESS = 'this browser’s WebGPU does not say which GPU it has';

/**
 * An adapter that says which GPU it is.
 * @throws ModelError `no-webgpu`
 */
export async function requestAdapter(): Promise<GPUAdapter> {
  const adapter = await asked('a WebGPU adapter', () =>
    navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' }),
  );
  if (!adapter) throw noWebGpu('this browser offers no WebGPU adapter');
  if (!adapter.info) throw noWebGpu(NAMELESS);
  return adapter;
}

/** Whether the GPU is software on the processor. Browsers differ in where they say so. */
export const isSoftware = (adapter: GPUAdapter): boolean =>
  adapter.info.isFallbackAdapter ?? (adapter as { isFallbackAdapter?: boolean }).isFallbackAdapter ?? false;

/**
 * A device with the features that we choose.
 * @throws ModelError `no-webgpu`
 */
export async function requestDevice(): Promise<GpuDevice> {
  const adapter = await requestAdapter();
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  const requiredFeatures = wantedFeatures(adapter);
  const { vendor, architecture, device: product, description } = adapter.info;
  const software = isSoftware(adapter);
  const name = [vendor, architecture, product, description, software, ...requiredFeatures].join(' ');
  const device = await asked('a WebGPU device', () =>
    adapter.requestDevice({ requiredFeatures, requiredLimits }),
  );
  if (device.adapterInfo) return new GpuDevice(device, name, software);
  device.destroy();
  throw noWebGpu(NAMELESS);
}

/** @throws ModelError `no-webgpu` with what the browser says, where it refuses */
async function asked<T>(what: string, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw noWebGpu(`this browser refuses ${what} (${reason(error).replace(/\.$/, '')})`, error);
  }
}
