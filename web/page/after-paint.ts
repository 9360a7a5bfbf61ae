/** Milliseconds after which a tab that draws nothing, because it is hidden, goes on. */
const PATIENCE = 100;

/** Lets the browser draw what stands so far. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
