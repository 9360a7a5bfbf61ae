/**
 * The plain average; NaN of nothing. The figures it is given (entropies, surprises) come from the core, or from the
 * reader (ratings): nothing of a distribution is computed here.
 */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
