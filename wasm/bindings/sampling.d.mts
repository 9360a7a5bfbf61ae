// The types of the compiled core; the build puts a copy beside it.
import type { CoreModule } from '../../web/sampler/core/module';

/** `wasmBinary` is the content of sampling.wasm. */
export default function createSamplingModule(options: {
  wasmBinary: ArrayBuffer | ArrayBufferView;
}): Promise<CoreModule>;
