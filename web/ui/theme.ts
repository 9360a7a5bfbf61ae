import { html, type TemplateResult } from 'lit';

const KEY = 'loaded-dice.theme';

/** Applies the theme the reader chose last; the system's choice stands where there is none. */
export function restoreTheme(): void {
  const chosen = remembered();
  if (chosen) document.documentElement.dataset.theme = chosen;
}

export function themeButton(): TemplateResult {
  return html`<button type="button" class="quiet" aria-label="Switch between light and dark" @click=${toggle}>◐</button>`;
}

function toggle(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, root.dataset.theme);
  } catch {
    // Storage may be denied in a third-party frame: the choice then lasts as long as the page.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
