import { ModelError } from './error';

/** Below this size of subgroup, the runtime's attention goes wrong on prompts of 32 tokens and more. */
const SMALLEST_SUBGROUP = 8;

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

/**
 * A device of our own, so that its features are ours to choose.
 * @throws ModelError `no-webgpu`
 */
export async function requestDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new ModelError('no-webgpu', 'this browser offers no WebGPU adapter');
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  return adapter.requestDevice({ requiredFeatures: wantedFeatures(adapter), requiredLimits });
}
