import type { Locator, Page } from '@playwright/test';

/**
 * Presses `start`, and another button in the page itself as soon as that many letters are written: a quick model has
 * done a short text before a press from outside arrives, so the watch is set before the text begins.
 * @param name of the button pressed, in full or up to a colon
 */
export async function stopAfter(
  page: Page,
  start: Locator,
  selector: string,
  letters: number,
  name = 'Stop',
): Promise<void> {
  const stopped = pressWhileWriting(page, selector, letters, name);
  await start.click();
  await stopped;
}

const pressWhileWriting = (page: Page, selector: string, letters: number, name: string): Promise<void> =>
  page.evaluate(
    ([where, enough, wanted]) =>
      new Promise<void>((resolve) => {
        const button = (called: string) =>
          [...document.querySelectorAll('button')].find((each) => {
            const label = (each.ariaLabel ?? each.textContent ?? '').trim();
            return label === called || label.startsWith(`${called}:`);
          });
        const look = () => {
          const written = [...document.querySelectorAll(where)].map((part) => part.textContent).join('');
          if (!button('Stop') || written.trim().length < enough) return;
          observer.disconnect();
          button(wanted)?.click();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [selector, letters, name] as const,
  );
