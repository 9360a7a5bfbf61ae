import { html, type TemplateResult } from 'lit';
import { keep, recall } from '../state/local.ts';

const NAME = 'theme';

/** Applies the theme the reader chose last, or else the system's. */
export function restoreTheme(): void {
  const chosen = recall(NAME);
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
  keep(NAME, root.dataset.theme);
}
