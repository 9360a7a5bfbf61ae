// What the workbench shows while there is no text, while the model works, and after an error.
import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/format.ts';
import type { ModelChoice } from '../../live/models/choice.ts';
import { arrivalOf } from '../../live/models/page-models.ts';
import { failure, loading } from '../../live/panel/states.ts';
import { branches } from './tree/branches.ts';
import { TreeError } from './tree/error.ts';
import { pathTo } from './tree/tree.ts';
import { act, stop } from './writing/act.ts';
import { type Place, session, tell } from './writing/session.ts';
import { type Settle, unread } from './writing/write.ts';

type Part = TemplateResult | typeof nothing;

/** There is no text to draw, or no vocabulary yet to draw it with. */
export function waiting(place: Place | TreeError, wish: ModelChoice): TemplateResult {
  if (place instanceof TreeError) return refusal(place);
  const { doing, on } = session.get();
  const arrival = on && arrivalOf(on);
  const { tree } = place;
  if (doing === 'loading' && arrival) return loading(arrival);
  if (doing !== 'nothing') return html`<div class="page empty"><p>The model gets ready…</p></div>`;
  if (tree.nodes.length === 0) {
    return html`<div class="page empty"><p>Press “Roll the text”. The live model writes one token at a time, and every token keeps its numbers.
      Nothing you type leaves this page.</p></div>`;
  }
  const show = () => {
    toMain();
    void act('reading', wish, async () => {});
  };
  return html`<div class="page empty"><p>This link holds a tree of ${plural(tree.nodes.length, 'token')} in ${plural(branches(tree).length, 'text')}.
    They are numbers until the live model turns them into words.</p>
    <p><button type="button" class="primary" @click=${show}>Show the tree</button></p></div>`;
}

/** How many tokens have no numbers yet, with a button that asks for them or stops. */
export function reading(place: Place, on: ModelChoice, read: () => void): Part {
  const { doing } = session.get();
  const missing = unread(place, on).flat().length;
  const total = pathTo(place.tree, place.end).length;
  if (missing === 0 || doing === 'writing' || doing === 'loading') return nothing;
  if (doing === 'reading') {
    return html`<div class="meter"><span>The model reads the text</span>
      <progress max=${total} value=${total - missing} aria-label="Tokens read"></progress>
      <button type="button" @click=${stop}>Stop reading</button></div>`;
  }
  return html`<p class="hint">${plural(missing, 'token')} of this text ${missing === 1 ? 'has' : 'have'} no numbers yet.
    <button type="button" @click=${read}>Read the text</button></p>`;
}

/** A button that restores the tree as it was before the last change. */
export function again(settle: Settle): Part {
  const { before, doing } = session.get();
  if (!before || doing !== 'nothing') return nothing;
  const back = () => {
    toMain();
    tell({ before: undefined, note: 'The tree from before is back.' });
    settle(before);
  };
  return html`<p class="hint"><button type="button" class="quiet" @click=${back}>Bring back the tree from before</button></p>`;
}

export function failed(retry: () => void): Part {
  const { error } = session.get();
  if (error === undefined) return nothing;
  if (error instanceof TreeError) return refusal(error);
  return failure(error, () => {
    tell({ error: undefined });
    retry();
  });
}

/** One line on the current action, or on the result of the last one. */
export function status(): string {
  const { doing, note, error } = session.get();
  if (doing === 'loading') return 'Loading the model';
  if (doing === 'writing') return 'Writing';
  return error === undefined ? note : 'Not done';
}

function refusal(error: TreeError): TemplateResult {
  return html`<div class="refusal" role="alert" data-code=${error.code}><p><strong>That tree cannot be used.</strong> ${error.message}</p></div>`;
}

/** The pressed button disappears, so the focus moves on. */
function toMain(): void {
  document.getElementById('main')?.focus();
}
