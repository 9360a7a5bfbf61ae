/**
 * Submits forms by script: in a frame whose sandbox lacks allow-forms the browser does it not at all, and
 * tells nobody. No form of the page is sent anywhere, so nothing else is lost. Enter in a field is a click
 * on the form's button, too.
 */
export function submitByScript(page: HTMLElement): void {
  page.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[type="submit"]');
    if (!button?.form) return;
    event.preventDefault();
    button.form.dispatchEvent(
      new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }),
    );
  });
}
