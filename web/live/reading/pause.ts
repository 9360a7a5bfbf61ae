/** Milliseconds without a key after which a text counts as typed: long enough to find the next word. */
const PAUSE = 700;

/** One reader types in one place at a time. */
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * What follows from an input, once it rests: nobody need know that Enter would have done it. Nothing follows where the
 * reader has left the field, which told by itself, or is composing a letter still.
 */
export function afterPause(take: (event: Event) => void): (event: Event) => void {
  return (event) => {
    clearTimeout(timer);
    const field = event.target;
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (!isComposing) timer = setTimeout(() => document.activeElement === field && take(event), PAUSE);
  };
}
