const SLIDE_MS = 260;

/** Where each row's key stands: to be taken before the rows change what they hold. */
export function places(rows: readonly HTMLElement[], keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, i) => [key, rows[i]?.offsetTop ?? 0]));
}

/** What has moved is seen to move: its new row starts from where the old one was. */
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
