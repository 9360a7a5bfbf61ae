/** For each token of a text, whether it belongs to a run of n that stood in the text before: the visible loop. */
export function echoes(ids: readonly number[], n: number): boolean[] {
  const seen = new Set<string>();
  const belongs = ids.map(() => false);
  for (let start = 0; start + n <= ids.length; start++) {
    const run = ids.slice(start, start + n).join(' ');
    if (seen.has(run)) belongs.fill(true, start, start + n);
    seen.add(run);
  }
  return belongs;
}
