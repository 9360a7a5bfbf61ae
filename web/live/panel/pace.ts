/** The rate is averaged over so many milliseconds: a compromise between a steady and a current value. */
const WINDOW = 8000;
/** The least time for a rate, in milliseconds: the first bytes arrive in one burst. */
const LEAST = 1000;

/** How fast a count grows, over the last few seconds. The count at the start does not enter the rate. */
export class Pace {
  readonly #seen: { at: number; count: number }[] = [];

  /** @param at milliseconds on a monotonic clock */
  note(count: number, at: number): void {
    const last = this.#seen.at(-1);
    if (last && count < last.count) this.#seen.length = 0; // Another count has begun.
    this.#seen.push({ at, count });
    while ((this.#seen[1]?.at ?? at) < at - WINDOW) this.#seen.shift();
  }

  /** @returns counts a second; 0 while there is too little to tell */
  get rate(): number {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (!first || !last || last.at - first.at < LEAST) return 0;
    return ((last.count - first.count) * 1000) / (last.at - first.at);
  }

  /** @returns seconds until the count is `total`; undefined while there is too little to tell */
  left(total: number): number | undefined {
    const { rate } = this;
    const count = this.#seen.at(-1)?.count ?? 0;
    return rate > 0 ? Math.max(0, total - count) / rate : undefined;
  }
}
