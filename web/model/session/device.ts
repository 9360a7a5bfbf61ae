import { ModelError, reason } from '../error.ts';

/** Below this size of subgroup, the runtime's attention goes wrong on prompts of 32 tokens and more. */
const SMALLEST_SUBGROUP = 8;

/** Milliseconds within which the browser tells of a loss that the runtime has met already. */
const NOTICE = 1000;

/** Milliseconds that the runtime gets to end its work by itself once the device is gone: after them it never will. */
const LAST_WORD = 150;

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

/** Subgroups only where they are known to be large enough; browsers that do not tell leave the field away. */
export function wantedFeatures(adapter: Pick<GPUAdapter, 'features' | 'info'>): GPUFeatureName[] {
  const smallest: number | undefined = adapter.info.subgroupMinSize;
  const isSafe = smallest !== undefined && smallest >= SMALLEST_SUBGROUP;
  return isSafe && adapter.features.has('subgroups') ? ['subgroups'] : [];
}

/** What the runtime's errors become where the device dropped out. */
const lost = (cause?: unknown) => new ModelError('device-lost', 'the GPU dropped out', { cause });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A device that may drop out at any time: a driver's reset, a laptop's other GPU, a browser that wants it back. */
export class GpuDevice {
  readonly device: GPUDevice;
  /** Which GPU it is, as far as the browser tells. */
  readonly name: string;
  /** Whether the processor plays the GPU. */
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
   * As the runtime's own promise, which may never settle once the device is gone.
   * @throws ModelError `device-lost` where the device dropped out, whatever the runtime says about it
   */
  unlessLost<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // A set of listeners, and no race against `lost`: that would keep every run's promise for the device's life.
      const giveUp = () => void pause(LAST_WORD).then(() => reject(lost()));
      this.#onLost.add(giveUp);
      if (this.#isLost) giveUp();
      const fail = async (error: unknown) => {
        // The runtime's error comes before the browser tells of the loss.
        await Promise.race([this.device.lost, pause(NOTICE)]);
        reject(this.#isLost ? lost(error) : error);
      };
      work.then(resolve, fail).finally(() => this.#onLost.delete(giveUp));
    });
  }

  destroy(): void {
    this.device.destroy();
  }
}

/** Every way in which a browser fails to hand out a GPU is one of these. */
const noWebGpu = (message: string, cause?: unknown) => new ModelError('no-webgpu', message, { cause });

/**
 * Older browsers have adapters and devices that do not tell which GPU they are. The runtime needs to know, and so does
 * the choice of features.
 */
const NAMELESS = 'this browser’s WebGPU does not say which GPU it has';

/**
 * An adapter that tells what it is.
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

/** Whether the processor plays the GPU. Browsers have told it in one place, then in another. */
export const isSoftware = (adapter: GPUAdapter): boolean =>
  adapter.info.isFallbackAdapter ?? (adapter as { isFallbackAdapter?: boolean }).isFallbackAdapter ?? false;

/**
 * A device of our own, so that its features are ours to choose.
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
