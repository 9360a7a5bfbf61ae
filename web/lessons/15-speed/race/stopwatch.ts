// Times several ways of doing one thing, in turns, on a clock that may tick rarely.

/** A way to be timed: draws a token with the random number u. */
export type Way = (u: number) => number;

/** Milliseconds since some moment. */
export type Clock = () => number;

/** How the samples of one way came out, in milliseconds a call. */
export interface Timing {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  /** How many calls a sample holds. */
  readonly calls: number;
}

export interface Race {
  /** One for each way, in their order. */
  readonly timings: readonly Timing[];
  /** The clock's tick in milliseconds. */
  readonly tick: number;
  readonly rounds: number;
  /** In how many rounds all ways drew the same token. */
  readonly agreed: number;
}

const ROUNDS = 21;
/** A sample is so many ticks long, so that the clock's error is at most a twentieth of it. */
const TICKS = 20;
/** The least and the greatest length of a sample, in milliseconds. */
const SHORTEST = 4;
const LONGEST = 150;
const MOST_CALLS = 1 << 20;
/** Code runs slowly until the browser has compiled it. */
const WARM_UP = 120;

/** Runs all ways in turns, so that a slow moment of the machine affects all of them. `tell` is called after each round. */
export function race(
  ways: readonly Way[],
  nextU: () => number,
  clock: Clock,
  tell: (done: number, of: number) => void,
): Race {
  const tick = tickOf(clock);
  const least = Math.min(LONGEST, Math.max(SHORTEST, TICKS * tick));
  const u = nextU();
  for (const way of ways) warmUp(way, u, clock);
  const calls = ways.map((way) => fitting(way, u, clock, least));
  const samples: number[][] = ways.map(() => []);
  let agreed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const u = nextU();
    const tokens = new Set<number>();
    for (let turn = 0; turn < ways.length; turn++) {
      const at = (round + turn) % ways.length;
      const sample = timed(ways[at] as Way, u, calls[at] ?? 1, clock);
      samples[at]?.push(sample.each);
      tokens.add(sample.token);
    }
    if (tokens.size === 1) agreed++;
    tell(round + 1, ROUNDS);
  }
  return { timings: samples.map((each, i) => summed(each, calls[i] ?? 1)), tick, rounds: ROUNDS, agreed };
}

/** The smallest step of a few that the clock was seen to take. */
export function tickOf(clock: Clock): number {
  const steps = Array.from({ length: 5 }, () => {
    const start = clock();
    let now = clock();
    while (now === start) now = clock();
    return now - start;
  });
  return Math.min(...steps);
}

function warmUp(way: Way, u: number, clock: Clock): void {
  for (const start = clock(); clock() - start < WARM_UP; ) way(u);
}

/** How many calls fill a sample. They must fill it three times, so that one slow moment does not count. */
function fitting(way: Way, u: number, clock: Clock, least: number): number {
  for (let calls = 1; calls < MOST_CALLS; calls *= 2) {
    const fill = () => timed(way, u, calls, clock).each * calls >= least;
    if (fill() && fill() && fill()) return calls;
  }
  return MOST_CALLS;
}

function timed(way: Way, u: number, calls: number, clock: Clock): { each: number; token: number } {
  const start = clock();
  let token = 0;
  for (let call = 0; call < calls; call++) token = way(u);
  return { each: (clock() - start) / calls, token };
}

function summed(samples: readonly number[], calls: number): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1] ?? Number.NaN,
    fastest: sorted[0] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
    calls,
  };
}
