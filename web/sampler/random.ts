// NumPy's legacy random stream, np.random.RandomState(seed): what np.random.seed starts, not default_rng.

import { isFloat64, lend, unwrap } from './core/memory';
import type { CoreModule, CoreRandom } from './core/module';
import { SamplerError } from './errors';
import { checkNumber } from './settings';

/** One seeded stream. The calls share it, so their order matters. Once disposed of, each throws disposed-stream. */
export interface Random {
  /** low + (high - low) u, with u in [0, 1). Defaults: 0 and 1. Errors: bad-range, where high - low overflows too. */
  uniform(low?: number, high?: number): number;
  /** A standard normal number. */
  normal(): number;
  /** Skips n random numbers, as n calls of `uniform` would; n is at most 100,000,000. Errors: bad-count. */
  skip(n: number): void;
  /** n token ids drawn with these probabilities. Errors: bad-probabilities, bad-count. */
  choice(probabilities: Float64Array, n: number): Uint32Array;
  /** Frees the stream at once, for good; otherwise it goes when it is garbage-collected. Twice does no harm. */
  dispose(): void;
}

// Draws per crossing: bounds the memory that one call takes inside the module.
const CHUNK = 65_536;

// About a second's work: every number on the way has to be made.
const MOST_SKIPPED = 100_000_000;

/** What every method of a stream holds on to, so that one method alone keeps the stream alive. */
interface Lease {
  readonly seed: number;
  /** Absent once disposed of. */
  stream?: CoreRandom;
}

const abandoned = new FinalizationRegistry<CoreRandom>((stream) => stream.delete());

/** A stream for a whole `seed` from 0 to 2^32 - 1. Errors: bad-seed. */
export function createRandom(core: CoreModule, seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new SamplerError('bad-seed', seed);
  }
  const stream = new core.Random(seed);
  const lease: Lease = { seed, stream };
  abandoned.register(lease, stream, lease);
  return Object.freeze<Random>({
    uniform: (low, high) => unwrap(streamOf(lease).uniform(checkEnd(low, 0), checkEnd(high, 1))),
    normal: () => streamOf(lease).normal(),
    skip: (n) => streamOf(lease).skip(checkSkip(n)),
    choice: (probabilities, n) => choose(core, streamOf(lease), probabilities, n),
    dispose() {
      abandoned.unregister(lease);
      lease.stream?.delete();
      delete lease.stream;
    },
  });
}

function streamOf({ stream, seed }: Lease): CoreRandom {
  if (stream === undefined) throw new SamplerError('disposed-stream', seed);
  return stream;
}

/** Takes random numbers from the stream of a seed, and frees the stream whatever happens. */
export function withStream<T>(
  sampler: { random(seed: number): Random },
  seed: number,
  use: (random: Random) => T,
): T {
  const random = sampler.random(seed);
  try {
    return use(random);
  } finally {
    random.dispose();
  }
}

function checkEnd(value: unknown, fallback: number): number {
  const end = checkNumber(value, fallback, 'bad-range');
  if (!Number.isFinite(end)) throw new SamplerError('bad-range', value);
  return end;
}

function checkSkip(n: unknown): number {
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 0 || n > MOST_SKIPPED) {
    throw new SamplerError('bad-count', n);
  }
  return n;
}

function choose(core: CoreModule, stream: CoreRandom, probabilities: Float64Array, n: number): Uint32Array {
  if (!isFloat64(probabilities)) throw new SamplerError('bad-probabilities', probabilities);
  const ids = allocate(n);
  lend(core, probabilities, (buffer) => {
    let done = 0;
    // Once even for n = 0, so that bad probabilities are refused then too.
    do {
      const count = Math.min(CHUNK, n - done);
      ids.set(unwrap(stream.choice(buffer, count)), done);
      done += count;
    } while (done < n);
  });
  return ids;
}

function allocate(n: number): Uint32Array {
  if (!Number.isInteger(n) || n < 0) throw new SamplerError('bad-count', n);
  try {
    return new Uint32Array(n);
  } catch {
    throw new SamplerError('bad-count', n);
  }
}
