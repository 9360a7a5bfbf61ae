/** Milliseconds without input after which a text counts as complete. */
const PAUSE = 700;

/** One timer is enough: only one field has the focus. */
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Calls `take` some time after the last input, so that Enter is not necessary. Not if the focus has left the field,
 * which has its own event, and not while a character is being composed.
 */
export function afterPause(take: (event: Event) => void): (event: Event) => void {
  return (event) => {
    clearTimeout(timer);
    const field = event.target;
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (!isComposing) timer = setTimeout(() => document.activeElement === field && take(event), PAUSE);
  };
}
