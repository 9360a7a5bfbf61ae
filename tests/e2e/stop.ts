import type { Page } from '@playwright/test';

/**
 * Presses Stop in the page itself, as soon as that many letters are written: a quick model has done a short text
 * before a press from outside arrives.
 */
export const stopAfter = (page: Page, selector: string, letters: number): Promise<void> =>
  page.evaluate(
    ([where, enough]) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const written = [...document.querySelectorAll(where)].map((part) => part.textContent).join('');
          const stop = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent?.trim() === 'Stop',
          );
          if (!stop || written.trim().length < enough) return;
          observer.disconnect();
          stop.click();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [selector, letters] as const,
  );
