/** Opens the model panel from anywhere on the page; closing it gives the focus back to where it was. */
export function openModelPanel(): void {
  void document.querySelector<HTMLElement & { open(): Promise<void> }>('ld-model-panel')?.open();
}
