import { html, type TemplateResult } from 'lit';
import '../../../live/reading/find.ts';
import { live } from '../../../live/reading/live.ts';
import type { Reading } from '../../../live/reading/reading.ts';
import { OTHERS, shareBars } from '../../../live/reading/top-bars.ts';
import { figure } from '../../../ui/figure/figure.ts';
import { idsTo } from '../tree/tree.ts';
import { force } from '../writing/acts.ts';
import { CAPTION, dieOf, openToken, rowsOf, summaryOf, tableOf } from './opened.ts';
import type { PartContext } from './part.ts';

/** The die from which the open token was drawn. With `forcing`, a press on a bar puts its token into the text. */
export function opened(context: PartContext, forcing: boolean): TemplateResult {
  const { view, place, tokens, writing, selected } = context;
  const token = tokens[selected];
  if (!token || writing) return html``;
  const before = [...place.tree.prompt, ...idsTo(place.tree, token.node.parent)];
  const put = (id: number) => {
    if (id === OTHERS) return;
    toOpenToken();
    void force(place, selected, id, view.state, context.settle);
  };
  return live(view.state, before, (reading: Reading) => {
    // While the model reads, `reading` is still that of the token opened before.
    if (reading.ids.join() !== before.join())
      return html`<div class="page empty"><p role="status">The model reads up to token ${selected + 1}…</p></div>`;
    return figure({
      title: `The die of token ${selected + 1}`,
      reset: view.reset,
      draw: () => {
        const open = openToken(context, token, reading);
        const pick = forcing && !context.busy ? { does: 'Force', act: put } : undefined;
        return {
          summary: summaryOf(open),
          body: html`${shareBars('Share of each of the best tokens before the cut', rowsOf(open), pick)}${dieOf(open)}<p class="hint">${CAPTION}</p>${forcing ? search(reading, put) : ''}`,
          table: tableOf(open),
        };
      },
    });
  });
}

function search({ vocabulary }: Reading, put: (id: number) => void): TemplateResult {
  return html`<p class="hint">A click on a bar, or Enter on it, puts its token into the text, also one that was removed. For any other token, search:</p>
    <ld-finder .vocabulary=${vocabulary} .picked=${-1} .pick=${put}></ld-finder>`;
}

/** The bars are removed while the text is written, so the focus moves to the open token. */
function toOpenToken(): void {
  document.querySelector<HTMLElement>('.chips [aria-selected="true"]')?.focus();
}
