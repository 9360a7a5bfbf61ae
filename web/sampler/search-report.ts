// What `sample` touches on its quick path: how it finds the tokens that stay without putting all in order.

/** One step of the bisection for a bound. */
export interface BoundStep {
  /** The bound lies in between. */
  low: number;
  high: number;
  tried: number;
  /** How many blocks reach it. */
  count: number;
  /** Whether that was enough blocks and not many more, or the search goes on above or below. */
  next: 'enough' | 'higher' | 'lower';
}

/** What one search touched. Where the definition answers, it collects and sorts every token. */
export interface SearchReport {
  /** So many logits in a row are a block. */
  blockSize: number;
  /** The largest logit of each block; empty where the definition answers. */
  maxima: Float32Array;
  /** The lowest logit that tokens were collected from; Infinity where none were, for nothing is cut. */
  bound: number;
  /** The steps that led to the bound; empty where it was not found by bisection. */
  steps: BoundStep[];
  /** The blocks that reach the bound, and so are opened. */
  opened: Uint32Array;
  /** Their tokens that do, ascending. */
  collected: Uint32Array;
  /** The tokens that were put in order to find the last one to stay; with two cuts, the first one's come first. */
  sorted: Uint32Array;
  /** How many exponentials were taken. */
  exponentials: number;
}

/** As the core has it: maxima are padded, and tokens may have been collected more than once. */
export type CoreSearchReport = Omit<SearchReport, 'opened'>;

/** The report of a vocabulary of this size. */
export function reportOf(found: CoreSearchReport, vocabulary: number): SearchReport {
  const { blockSize, bound } = found;
  const maxima = found.maxima.slice(0, Math.ceil(vocabulary / blockSize));
  const opened = Uint32Array.from(maxima.keys()).filter((block) => (maxima[block] ?? bound) >= bound);
  return { ...found, maxima, opened, collected: Uint32Array.from(new Set(found.collected)).sort() };
}
