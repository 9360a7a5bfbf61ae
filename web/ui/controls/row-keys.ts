const ALONG = { ArrowRight: 1, ArrowLeft: -1 };

/** The listener of a row of buttons that lies sideways: Left and Right, Home and End move the focus along it. */
export const alongRow = walker(ALONG);

/** The same of a row that is long enough to break into lines. */
export const alongLines = walker({ ...ALONG, ArrowDown: 1, ArrowUp: -1 });

function walker(steps: Readonly<Record<string, number>>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = event.currentTarget as HTMLElement;
    const all = [...row.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = { Home: 0, End: all.length - 1 }[event.key] ?? at + (steps[event.key] ?? Number.NaN);
    if (at < 0 || Number.isNaN(next)) return;
    all[Math.min(all.length - 1, Math.max(0, next))]?.focus();
    event.preventDefault();
  };
}
