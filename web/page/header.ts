import { html, nothing, type TemplateResult } from 'lit';
import type { ModelChoice } from '../live/models/choice.ts';
import '../live/panel/model-button.ts';
import { openContents } from './contents.ts';
import { themeButton } from './theme.ts';
import { fresh } from './translation.ts';

/** The bar over every lesson: the mark, where you are, the model, the contents and the theme. */
export function header(lesson: string | undefined, wish: ModelChoice): TemplateResult {
  return html`<a class="skip" href="#main" @click=${skip}>Skip to the lesson</a>
  <header class="topbar">
    <a class="brand" href="#/logits">${mark()}<span>Loaded Dice</span></a>
    ${lesson ? html`<span class="where">${fresh(lesson)}</span>` : nothing}
    <span class="spring"></span>
    <ld-model-button translate="no" .wish=${wish}></ld-model-button>
    <button type="button" class="quiet" @click=${openContents}>Contents</button>
    ${themeButton()}
  </header>`;
}

/** The hash belongs to the lessons, so the skip link moves the focus itself. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function mark(): TemplateResult {
  return html`<svg class="mark-die" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect x="3" y="3" width="26" height="26" rx="6"></rect>
    <circle cx="11" cy="21" r="2.2"></circle><circle cx="21" cy="11" r="2.2"></circle><circle class="loaded" cx="16" cy="16" r="3.6"></circle></svg>`;
}
