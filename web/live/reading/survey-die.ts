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

/** The die of a whole vocabulary, and what came out of many rolls of it. */
export function surveyDie(
  view: View,
  { vocabulary, logits }: Reading,
  survey: Survey,
  settings: Settings,
  u: number,
): TemplateResult {
  const { text, bytes } = vocabulary.describe(survey.drawn ?? 0);
  const name = (id: number) => wordOf(vocabulary, id);
  return html`<div class="die">
    ${surveyStrip(survey, name, u)}
    <p class="hint">${restOf(survey)}</p>
    <div class="die-row">
      <output class="drawn">The die shows ${token(text, bytes, 'rolled')}</output>
      ${rollButtons(view)}
    </div>
    ${view.state.batch > 0 ? rollTable(view, name, view.sampler.distribution(logits, settings).probabilities) : nothing}
  </div>`;
}

/** The strip of a survey's die: the faces wide enough to draw, and a texture for the others. */
export function surveyStrip(survey: Survey, name: (id: number) => string, u: number): TemplateResult {
  const { faces, crumbs, drawn = 0 } = survey;
  const wide: Face[] = [...faces.ids].map((id, i) => ({
    id,
    label: name(id),
    from: faces.from[i] ?? 0,
    to: faces.to[i] ?? 0,
  }));
  // The token drawn may have no face of its own here; the sentence names it all the same.
  const caption = spoken([{ id: drawn, label: name(drawn), from: 0, to: 0 }], u, drawn);
  return chart(caption, (width) => strip(wide, u, drawn, width, crumbs.count > 0));
}

function restOf(survey: Survey): string {
  const { count, probabilities } = survey.crumbs;
  if (count === 0) return 'Every token left has a face wide enough to be drawn.';
  return `The pale rest: ${plural(count, 'token')} with faces too narrow to draw, ${percent(probabilities)} of the die.`;
}
