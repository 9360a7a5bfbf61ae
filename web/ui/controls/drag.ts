/** True while a drag is in progress: its values are drawn but not written to the address. */
let onTheWay = false;
let frame = 0;

export const isOnTheWay = (): boolean => onTheWay;

/**
 * The listener for both `input` and `change` of a slider. However many values a drag sends, the latest is passed on
 * once a frame; where the drag ends, its value is passed on at once.
 */
export function followDrag(change: (value: number) => void): (event: Event) => void {
  return (event) => {
    const slider = event.target as HTMLInputElement;
    cancelAnimationFrame(frame);
    if (event.type === 'change') return change(Number(slider.value));
    frame = requestAnimationFrame(() => {
      onTheWay = true;
      try {
        change(Number(slider.value));
      } finally {
        onTheWay = false;
      }
    });
  };
}
