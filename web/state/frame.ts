// What the page can know of the frame it stands in. A page cannot read its own sandbox flags.

/** Whether another page shows this one in a frame. */
export function isFramed(): boolean {
  return globalThis.parent !== globalThis.self;
}

/** Whether the browser gives the page no origin of its own, as in a sandbox without allow-same-origin. */
export function isOpaque(): boolean {
  return globalThis.origin === 'null';
}

/** Whether every frame around the page has a right; `unknown` where a page around it is of another origin. */
export function hasRight(right: string): 'yes' | 'no' | 'unknown' {
  for (let page: Window = window; page !== page.parent; page = page.parent) {
    const sandbox = sandboxOf(page);
    if (sandbox === undefined) return 'unknown';
    if (sandbox !== null && !sandbox.toLowerCase().split(/\s+/).includes(right)) return 'no';
  }
  return 'yes';
}

/** The sandbox attribute of the frame around a page; null where it has none, undefined where it cannot be read. */
function sandboxOf(page: Window): string | null | undefined {
  try {
    return page.frameElement ? page.frameElement.getAttribute('sandbox') : undefined;
  } catch {
    return undefined;
  }
}
