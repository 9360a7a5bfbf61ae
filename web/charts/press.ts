/** A mark of a chart as a button: what a click does, Enter and the space bar do too. */
export function onPress(act: () => void): (event: Event) => void {
  return (event) => {
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
    }
    act();
  };
}
