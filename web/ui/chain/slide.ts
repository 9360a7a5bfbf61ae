const SLIDE_MS = 260;

/** The position of each row by its key, measured before the rows change. */
export function places(rows: readonly HTMLElement[], keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, i) => [key, rows[i]?.offsetTop ?? 0]));
}

/** Animates each moved row from its old position. */
export function slide(
  rows: readonly HTMLElement[],
  keys: readonly string[],
  before: ReadonlyMap<string, number>,
): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  rows.forEach((row, i) => {
    const from = before.get(keys[i] ?? '');
    if (from === undefined || from === row.offsetTop) return;
    row.animate([{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: 'none' }], {
      duration: SLIDE_MS,
      easing: 'cubic-bezier(0.3, 0, 0.2, 1)',
    });
  });
}
