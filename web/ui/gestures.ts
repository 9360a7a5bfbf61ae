/** Keys typed here belong to the control, not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], ld-code-editor, .twin-scroll, dialog') !==
      null
  );
}

const MIN_SWIPE_PX = 60;

/** Calls back on a quick sideways swipe of one finger that did not start on a control. */
export function onSwipe(element: HTMLElement, turn: (direction: 1 | -1) => void): void {
  let start: { x: number; y: number } | undefined;
  element.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start = touch && !isTyping(event.target) ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    { passive: true },
  );
  element.addEventListener(
    'touchend',
    (event) => {
      const touch = event.changedTouches[0];
      if (!start || !touch) return;
      const dx = touch.clientX - start.x;
      const dy = touch.clientY - start.y;
      if (Math.abs(dx) > MIN_SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 1 : -1);
      start = undefined;
    },
    { passive: true },
  );
}
