/** Elements that can have the focus without being controls. */
const PAGE = 'html, body, #main, .stage, .predict.answered';

/**
 * Left and Right change the step if the focus is on the page or on the stepper. They do not with a modifier key, while
 * text is selected, while a dialog is open, or in any other control.
 */
export function turnsPages(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  if (!(target instanceof Element) || !(target.matches(PAGE) || target.closest('.stepper'))) return false;
  return (getSelection()?.isCollapsed ?? true) && !document.querySelector('dialog[open]');
}

/** A finger that starts on one of these does not change the step. */
const CONTROLS = 'input, textarea, select, [contenteditable], ld-code-editor, .twin-scroll, dialog';

const isOnControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest(CONTROLS) !== null;

const MIN_SWIPE_PX = 60;

/** Calls back on a quick sideways swipe of one finger that did not start on a control. */
export function onSwipe(element: HTMLElement, turn: (direction: 1 | -1) => void): void {
  let start: { x: number; y: number } | undefined;
  element.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start = touch && !isOnControl(event.target) ? { x: touch.clientX, y: touch.clientY } : undefined;
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
