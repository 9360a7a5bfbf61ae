/** What is remembered to reckon a rate with, in milliseconds: long enough to be calm, short enough to follow. */
const WINDOW = 8000;
/** No rate is told from less than this, in milliseconds: the first bytes come in one burst. */
const LEAST = 1000;

/** How fast a count grows, from its last few seconds. What was there at the start does not count as speed. */
export class Pace {
  readonly #seen: { at: number; count: number }[] = [];

  /** @param at milliseconds on any clock that only goes on */
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
