import { html, nothing, type TemplateResult } from 'lit';
import { percent, plural } from '../../charts/format.ts';
import { type Face, spoken, strip } from '../../charts/strip.ts';
import type { Settings, Survey } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { rollButtons } from '../../ui/die/die.ts';
import { rollTable } from '../../ui/die/roll-table.ts';
import { chart } from '../../ui/figure/figure.ts';
import { token } from '../../ui/tokens/token.ts';
import type { Reading } from './reading.ts';
import { wordOf } from './words.ts';

/** The die of a whole vocabulary: faces wide enough to draw, the rest as crumbs between them; and many rolls of it. */
export function surveyDie(
  view: View,
  { vocabulary, logits }: Reading,
  survey: Survey,
  settings: Settings,
  u: number,
): TemplateResult {
  const { ids, from, to } = survey.faces;
  const drawn = survey.drawn ?? 0;
  const faces: Face[] = [...ids].map((id, i) => ({
    id,
    label: wordOf(vocabulary, id),
    from: from[i] ?? 0,
    to: to[i] ?? 0,
  }));
  const { text, bytes } = vocabulary.describe(drawn);
  // The token drawn may have no face of its own here; the sentence names it all the same.
  const says = spoken([{ id: drawn, label: wordOf(vocabulary, drawn), from: 0, to: 0 }], u, drawn);
  return html`<div class="die">
    ${chart(says, (width) => strip(faces, u, drawn, width, true))}
    <p class="hint">${restOf(survey)}</p>
    <div class="die-row">
      <output class="drawn">The die shows ${token(text, bytes, 'rolled')}</output>
      ${rollButtons(view)}
    </div>
    ${view.state.batch > 0 ? rollTable(view, (id) => wordOf(vocabulary, id), view.sampler.distribution(logits, settings).probabilities) : nothing}
  </div>`;
}

/** The faces too narrow to draw, in words. */
function restOf({ remainder }: Survey): string {
  if (remainder.count === 0) return 'Every token left has a face wide enough to be drawn.';
  const share = percent(remainder.probabilities);
  return `The pale rest: ${plural(remainder.count, 'token')} with faces too narrow to draw, ${share} of the die.`;
}
