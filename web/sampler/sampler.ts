// The library's face: every call checks its arguments, lends them to the core and hands out copies.
import { layoutOf } from './chain';
import { isFloat32, isFloat64, lend, unwrap } from './core/memory';
import type { CoreBuffer, CoreModule, CoreSettings } from './core/module';
import { SamplerError } from './errors';
import { createRandom, type Random } from './random';
import { checkForced, type Roll } from './roll';
import { sampleFast } from './sample-fast';
import { reportOf, type SearchReport } from './search-report';
import { checkNames, checkNumber, checkSettings, checkU, type Settings } from './settings';
import { checkSurveyOptions, type Survey, type SurveyOptions } from './survey';
import type { Distribution, Logits, Trace } from './trace';

/** Temperatures for `adaptiveTemperature`. */
export interface AdaptiveOptions {
  /** Where the model's doubt is measured. @defaultValue 1 */
  baseTemperature?: number;
  /** For a model that is sure. @defaultValue 0.3 */
  minTemperature?: number;
  /** For a model that knows nothing. @defaultValue 1.5 */
  maxTemperature?: number;
}

/** One entry per temperature: entropy in nats, the largest probability, the sum of the three largest. */
export interface Sweep {
  entropy: Float64Array;
  top1: Float64Array;
  top3: Float64Array;
}

/** Everything the core can do. All calls are synchronous; each throws SamplerError for bad input. */
export interface Sampler {
  /** V probabilities of the logits at a temperature, 1 by default. */
  softmax(logits: Logits, options?: { temperature?: number }): Float64Array;
  /** What softmax divides by what: exp(x / T - max) of every token, and their sum. */
  weights(logits: Logits, options?: { temperature?: number }): { weights: Float64Array; sum: number };
  /** Nats, exact form (0 ln 0 is 0). */
  entropy(probabilities: Float64Array): number;
  /** Nats: -ln p, how much a token of probability p surprises. */
  surprise(probability: number): number;
  /** What the chain makes of the logits. */
  distribution(logits: Logits, settings?: Settings): Distribution;
  /** The same with every stage; slower, for charts. */
  trace(logits: Logits, settings?: Settings): Trace;
  /** The chain's work on a large vocabulary at a glance; fast enough to follow a slider. */
  survey(logits: Logits, settings?: Settings, options?: SurveyOptions): Survey;
  /** The token that u in [0, 1) picks. */
  sample(logits: Logits, settings: Settings | undefined, u: number): number;
  /** `sample` with all that can be said of the token; `forced` takes a token in place of the one under u. */
  roll(logits: Logits, settings: Settings | undefined, u: number, forced?: number): Roll;
  /** What `sample` touches on its quick way, for figures that show it; logits are Float32, as that way takes them. */
  searchReport(logits: Float32Array, settings?: Settings): SearchReport;
  /** The token that u in [0, 1) picks from given probabilities. */
  draw(probabilities: Float64Array, u: number): number;
  /** The right edge of each token's interval of [0, 1), which `draw` compares u with; the last is 1. */
  cumulative(probabilities: Float64Array): Float64Array;
  /** Ids from the largest value down; equal values by the lower id. No NaN. */
  argsort(values: Float64Array): Uint32Array;
  /** A temperature that grows with the model's doubt, and that doubt in nats. */
  adaptiveTemperature(logits: Logits, options?: AdaptiveOptions): { temperature: number; entropy: number };
  /** The same logits at many temperatures. */
  sweep(logits: Logits, temperatures: Float64Array): Sweep;
  /** NumPy's legacy stream for a seed: numpy.random.RandomState(seed). */
  random(seed: number): Random;
}

/** Puts the typed face on a compiled module. */
export function createSampler(core: CoreModule): Sampler {
  const layout = layoutOf(core);
  const withChain = <T>(
    logits: Logits,
    settings: Settings | undefined,
    call: (buffer: CoreBuffer, settings: CoreSettings) => T,
  ): T => {
    const array = checkLogits(logits);
    const checked = checkSettings(settings);
    return lend(core, array, (buffer) =>
      lend(core, layout.parametersOf(checked), (parameters) =>
        lend(core, checked.previousTokens, (previousTokens) =>
          lend(core, layout.placesOf(checked.order), (order) =>
            call(buffer, { parameters, previousTokens, order }),
          ),
        ),
      ),
    );
  };

  return Object.freeze<Sampler>({
    softmax(logits, options = {}) {
      checkNames(options, ['temperature']);
      const temperature = checkNumber(options.temperature, 1, 'bad-temperature');
      return unwrap(lend(core, checkLogits(logits), (buffer) => core.softmax(buffer, temperature)));
    },
    weights(logits, options = {}) {
      checkNames(options, ['temperature']);
      const temperature = checkNumber(options.temperature, 1, 'bad-temperature');
      return unwrap(lend(core, checkLogits(logits), (buffer) => core.weights(buffer, temperature)));
    },
    entropy: (probabilities) =>
      unwrap(lend(core, checkProbabilities(probabilities), (buffer) => core.entropy(buffer))),
    surprise(probability) {
      if (typeof probability !== 'number') throw new SamplerError('bad-probabilities', probability);
      return unwrap(core.surprise(probability));
    },
    distribution: (logits, settings) =>
      unwrap(withChain(logits, settings, (buffer, raw) => core.distribution(buffer, raw))),
    trace: (logits, settings) =>
      unwrap(withChain(logits, settings, (buffer, raw) => core.trace(buffer, raw))),
    survey(logits, settings, options) {
      const { ask, ...numbers } = checkSurveyOptions(options);
      const survey = unwrap(
        withChain(logits, settings, (buffer, raw) =>
          lend(core, ask, (ids) => core.survey(buffer, raw, { ...numbers, ask: ids })),
        ),
      );
      return { ...survey, crumbs: survey.remainder };
    },
    sample(logits, settings, u) {
      checkU(u);
      const token = isFloat32(logits) ? sampleFast(core, layout, logits, checkSettings(settings), u) : -1;
      if (token >= 0) return token;
      return unwrap(withChain(logits, settings, (buffer, raw) => core.sample(buffer, raw, u)));
    },
    roll(logits, settings, u, forced) {
      checkU(u);
      const token = checkForced(forced);
      const rolled = unwrap(withChain(logits, settings, (buffer, raw) => core.roll(buffer, raw, u, token)));
      return { ...rolled, u };
    },
    searchReport(logits, settings) {
      if (!isFloat32(logits)) throw new SamplerError('bad-logits-type', logits);
      const found = unwrap(withChain(logits, settings, (buffer, raw) => core.searchReport(buffer, raw)));
      return reportOf(found, logits.length);
    },
    draw(probabilities, u) {
      checkU(u);
      return unwrap(lend(core, checkProbabilities(probabilities), (buffer) => core.draw(buffer, u)));
    },
    cumulative: (probabilities) =>
      unwrap(lend(core, checkProbabilities(probabilities), (buffer) => core.cumulative(buffer))),
    argsort: (values) => lend(core, checkValues(values), (buffer) => core.argsort(buffer)),
    adaptiveTemperature(logits, options = {}) {
      checkNames(options, ['baseTemperature', 'minTemperature', 'maxTemperature']);
      const base = checkNumber(options.baseTemperature, 1, 'bad-temperature');
      const minimum = checkNumber(options.minTemperature, 0.3, 'bad-temperature');
      const maximum = checkNumber(options.maxTemperature, 1.5, 'bad-temperature');
      return unwrap(
        lend(core, checkLogits(logits), (buffer) => core.adaptiveTemperature(buffer, base, minimum, maximum)),
      );
    },
    sweep: (logits, temperatures) =>
      unwrap(
        lend(core, checkLogits(logits), (buffer) =>
          lend(core, checkTemperatures(temperatures), (list) => core.sweep(buffer, list)),
        ),
      ),
    random: (seed) => createRandom(core, seed),
  });
}

function checkLogits(value: unknown): Logits {
  if (isFloat32(value) || isFloat64(value)) return value;
  throw new SamplerError('bad-logits-type', value);
}

function checkProbabilities(value: unknown): Float64Array {
  if (isFloat64(value)) return value;
  throw new SamplerError('bad-probabilities', value);
}

function checkTemperatures(value: unknown): Float64Array {
  if (isFloat64(value)) return value;
  throw new SamplerError('bad-temperature', value);
}

function checkValues(value: unknown): Float64Array {
  if (!isFloat64(value)) throw new SamplerError('bad-logits-type', value);
  // A NaN has no place in an order, and a sort that meets one may not end well.
  const index = value.findIndex(Number.isNaN);
  if (index >= 0) throw new SamplerError('nan-logit', value[index], index);
  return value;
}
