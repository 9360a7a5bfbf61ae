import { html, type TemplateResult } from 'lit';
import { count, formatNumber, percent } from '../../charts/format.ts';
import type { Survey, TokenTrace } from '../../sampler/index.ts';
import { STAGE_NAMES } from '../../ui/tokens/certificate.ts';
import { token } from '../../ui/tokens/token.ts';
import type { Reading } from './reading.ts';
import { fateOf } from './survey-table.ts';

/** Everything about one token: its rank, whether it was kept, and its trace stage by stage. */
export function tokenTraceCard({ vocabulary }: Reading, survey: Survey, asked: TokenTrace): TemplateResult {
  const { text, bytes } = vocabulary.describe(asked.id);
  const fate = fateOf(asked.removed, asked.id === survey.drawn);
  return html`<section class="asked" aria-label="The token asked for">
    <p class="asked-head">${token(text, bytes)} <span>token ${count(asked.id)}, rank ${count(asked.rank)} of ${count(survey.size)}</span></p>
    <p>${written(asked.raw)} from the model, ${written(asked.before)} before the cuts, ${written(asked.probability)} in the end.</p>
    <p class="fate ${asked.removed ? 'removed' : 'kept'}">${fate.replace(/^\w/, (letter) => letter.toUpperCase())}</p>
    <div class="asked-scroll" tabindex="0" role="region" aria-label="The token, stage by stage"><table><thead><tr><th scope="col">Stage</th><th scope="col">Logit</th><th scope="col">Share</th></tr></thead>
      <tbody>${stage('from the model', asked.logit, asked.raw)}
      ${asked.stages.map(({ name, active, logit, probability }) => (active ? stage(STAGE_NAMES[name], logit, probability) : stage(`${STAGE_NAMES[name]} (off)`, logit, probability)))}
      </tbody></table></div>
  </section>`;
}

function stage(name: string, logit: number, probability: number): TemplateResult {
  return html`<tr><th scope="row">${name}</th><td>${formatNumber(logit)}</td><td>${written(probability)}</td></tr>`;
}

/** A share as a percentage, or as a power of ten where that would only say how small it is. */
const written = (share: number) => (share > 0 && share < 1e-4 ? formatNumber(share) : percent(share));
