const EXACT = 1e-9;
const SINGLE = 2e-6;

/** The tolerance of an answer: the rounding of the kind of list it was returned in. */
export function tolerance(type: string): number {
  return type === 'Float32Array' ? SINGLE : EXACT;
}

export function near(a: number, b: number, within: number): boolean {
  return a === b || Math.abs(a - b) <= within;
}

export function close(a: ArrayLike<number>, b: ArrayLike<number>, within: number): boolean {
  if (a.length !== b.length) return false;
  return Array.from(a).every((value, i) => near(value, b[i] ?? Number.NaN, within));
}
