/** Remembers the last result: moving a mark must not draw a million random numbers again. */
export function rememberLast<T>(): (key: string, compute: () => T) => T {
  let last: { key: string; value: T } | undefined;
  return (key, compute) => {
    if (last?.key !== key) last = { key, value: compute() };
    return last.value;
  };
}
