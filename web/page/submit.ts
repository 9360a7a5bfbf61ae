/**
 * Submits forms by script: in a frame whose sandbox lacks allow-forms the browser does not, and reports nothing. No
 * form of the page is sent anywhere. Enter in a field counts as a click on the form's button.
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
