/** Makes a mark of a chart a button: Enter and the space bar do what a click does. */
export function onPress(act: () => void): (event: Event) => void {
  return (event) => {
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
    }
    act();
  };
}
