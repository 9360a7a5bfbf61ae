// A call per token, with numbers alone: objects and closures would take longer than the sampling takes.
import type { ChainLayout } from './chain';
import type { CoreModule } from './core/module';
import type { CheckedSettings } from './settings';

/** The token that u picks, or -1 where `core.sample` has a failure to tell. */
export function sampleFast(
  core: CoreModule,
  layout: ChainLayout,
  logits: Float32Array,
  settings: CheckedSettings,
  u: number,
): number {
  const { previousTokens } = settings;
  const parameters = layout.parametersOf(settings);
  const order = layout.placesOf(settings.order);
  // One block holds all four lists; the one of float64 numbers comes first, where it is aligned.
  const address = core._malloc(
    parameters.byteLength + logits.byteLength + previousTokens.byteLength + order.byteLength,
  );
  if (address === 0) return -1;
  const first = address + parameters.byteLength;
  const tokens = first + logits.byteLength;
  const stages = tokens + previousTokens.byteLength;
  core.HEAPF64.set(parameters, address / 8);
  core.HEAPF32.set(logits, first / 4);
  core.HEAP32.set(previousTokens, tokens / 4);
  core.HEAP32.set(order, stages / 4);
  const token = core._sample_fast(
    first,
    logits.length,
    address,
    tokens,
    previousTokens.length,
    stages,
    order.length,
    u,
  );
  core._free(address);
  return token;
}
