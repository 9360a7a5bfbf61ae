// The shape of the compiled module, written by hand after wasm/bindings; the contract
// test holds the two together.
import type { SamplerErrorCode } from '../errors';
import type { Roll } from '../roll';
import type { CoreSearchReport } from '../search-report';
import type { CheckedSurveyOptions, CoreSurvey } from '../survey';
import type { Distribution, Trace } from '../trace';

/** An array in the module's memory: byte address and length in elements. */
export interface CoreBuffer {
  address: number;
  length: number;
  isFloat32: boolean;
}

/** The answer of a call that failed; `index` is -1 for a setting. */
export interface CoreFailure {
  code: SamplerErrorCode;
  value: number;
  index: number;
}

/** A row of the core's table of stages: the names of the stage and of its parameters. */
export interface CoreStage {
  name: string;
  parameters: string[];
}

/** Settings as they cross: the stages' parameters, and the order as places in `stages()` (see chain.ts). */
export interface CoreSettings {
  parameters: CoreBuffer;
  previousTokens: CoreBuffer;
  order: CoreBuffer;
}

/** Options of a survey as they cross. */
export interface CoreSurveyOptions extends Omit<CheckedSurveyOptions, 'ask'> {
  ask: CoreBuffer;
}

/** A random stream in the module's memory, which lives until `delete`. */
export interface CoreRandom {
  uniform(low: number, high: number): number | CoreFailure;
  normal(): number;
  skip(count: number): void;
  choice(probabilities: CoreBuffer, count: number): Uint32Array | CoreFailure;
  delete(): void;
}

/** The module as Embind builds it. */
export interface CoreModule {
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  stages(): CoreStage[];
  softmax(logits: CoreBuffer, temperature: number): Float64Array | CoreFailure;
  weights(logits: CoreBuffer, temperature: number): { weights: Float64Array; sum: number } | CoreFailure;
  entropy(probabilities: CoreBuffer): number | CoreFailure;
  surprise(probability: number): number | CoreFailure;
  distribution(logits: CoreBuffer, settings: CoreSettings): Distribution | CoreFailure;
  trace(logits: CoreBuffer, settings: CoreSettings): Trace | CoreFailure;
  survey(logits: CoreBuffer, settings: CoreSettings, options: CoreSurveyOptions): CoreSurvey | CoreFailure;
  sample(logits: CoreBuffer, settings: CoreSettings, u: number): number | CoreFailure;
  /** `sample` of Float32 logits, with addresses and lengths for CoreBuffers; -1 for a failure that `sample` tells. */
  _sample_fast(
    logits: number,
    vocabulary: number,
    parameters: number,
    tokens: number,
    tokenCount: number,
    order: number,
    orderLength: number,
    u: number,
  ): number;
  /** A `forced` below 0 forces nothing. */
  roll(logits: CoreBuffer, settings: CoreSettings, u: number, forced: number): Omit<Roll, 'u'> | CoreFailure;
  searchReport(logits: CoreBuffer, settings: CoreSettings): CoreSearchReport | CoreFailure;
  draw(probabilities: CoreBuffer, u: number): number | CoreFailure;
  cumulative(probabilities: CoreBuffer): Float64Array | CoreFailure;
  argsort(values: CoreBuffer): Uint32Array;
  adaptiveTemperature(
    logits: CoreBuffer,
    base: number,
    minimum: number,
    maximum: number,
  ): { temperature: number; entropy: number } | CoreFailure;
  sweep(
    logits: CoreBuffer,
    temperatures: CoreBuffer,
  ): { entropy: Float64Array; top1: Float64Array; top3: Float64Array } | CoreFailure;
  Random: new (seed: number) => CoreRandom;
}
