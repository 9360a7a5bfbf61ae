// A call per token, with numbers alone: objects and closures would take longer than the sampling takes.
import type { CoreModule } from './module';
import { type CheckedSettings, orderNumber } from './settings';

/** The token that the coin picks, or -1 where `core.sample` has a failure to tell. */
export function sampleFast(
  core: CoreModule,
  logits: Float32Array,
  settings: CheckedSettings,
  coin: number,
): number {
  const { previousTokens } = settings;
  // One block holds both lists.
  const address = core._malloc(logits.byteLength + previousTokens.byteLength);
  if (address === 0) return -1;
  const tokens = address + logits.byteLength;
  core.HEAPF32.set(logits, address / 4);
  core.HEAP32.set(previousTokens, tokens / 4);
  const token = core._sample_fast(
    address,
    logits.length,
    settings.temperature,
    settings.topK,
    settings.topP,
    settings.minP,
    settings.repetitionPenalty,
    tokens,
    previousTokens.length,
    orderNumber(settings.order),
    coin,
  );
  core._free(address);
  return token;
}
