import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../charts/format.ts';
import { reason } from '../../model/error.ts';
import { EMBEDDED } from '../../model/model-names.ts';
import type { LoadProgress, ModelInfo, StoredModel } from '../../worker/client.ts';
import { isDisk } from '../models/choice.ts';
import type { Offer } from '../models/offers.ts';
import { action, type ModelStatus } from './model-status.ts';
import type { Pace } from './pace.ts';
import { PHASES } from './states.ts';
import { megabytes, wait } from './units.ts';

/** What the reader can do with a model. */
export interface CardActions {
  press(offer: Offer, status: ModelStatus): void;
  remove(offer: Offer): void;
}

export interface Card {
  readonly offer: Offer;
  readonly status: ModelStatus;
  readonly pace: Pace;
  /** What went wrong last. */
  readonly error?: unknown;
  /** The result of the last action. */
  readonly note?: string | undefined;
}

type Part = TemplateResult | typeof nothing;

/** One model: its name, its size, its status, and the buttons for it. */
export function modelCard({ offer, status, pace, error, note }: Card, actions: CardActions): TemplateResult {
  const name = action(status, offer, error !== undefined);
  const kept = 'kept' in status ? status.kept : undefined;
  return html`<li class="model" tabindex="-1" data-model=${offer.model} data-standing=${status.is}>
    <h3>${offer.name}${status.is === 'active' ? html`<span class="badge">in use</span>` : nothing}</h3>
    <p>${about(offer.model)}</p>
    ${facts(offer)}
    ${where(status, offer, pace)}
    ${note ? html`<p class="model-note">${note}</p>` : nothing}
    ${error === undefined ? nothing : html`<p class="model-error" role="alert">${reason(error)}</p>`}
    <div class="model-actions">
      ${name ? html`<button type="button" class=${status.is === 'absent' || name === 'Stop' ? '' : 'primary'} @click=${() => actions.press(offer, status)}>${name}</button>` : nothing}
      ${kept ? html`<button type="button" class="quiet" @click=${() => actions.remove(offer)}>Delete from this browser</button>` : nothing}
    </div></li>`;
}

const ABOUT: ReadonlyMap<string, string> = new Map([
  [
    EMBEDDED,
    'Comes with this page. It read old story books: it sounds like them, and knows next to nothing.',
  ],
  [
    'distilgpt2',
    'GPT-2, made a third smaller. It read web pages: its words are newer and its texts hold together better.',
  ],
]);

const about = (model: string) =>
  ABOUT.get(model) ??
  (isDisk(model) ? 'From your disk; the browser does not keep it.' : 'Another model that this site offers.');

/** Size, source and licence, before a download. */
function facts({ parameters, bytes, licence, source, model }: Offer): TemplateResult {
  const rows = [
    ['Download', bytes === undefined ? (model === EMBEDDED ? 'about 10 MB' : undefined) : megabytes(bytes)],
    ['Parameters', parameters && count(parameters)],
    ['Licence', licence],
    ['Source', source],
  ];
  return html`<dl class="model-facts">${rows.map(([term, value]) => (value ? html`<div><dt>${term}</dt><dd>${value}</dd></div>` : nothing))}</dl>`;
}

function where(status: ModelStatus, { model }: Offer, pace: Pace): Part {
  switch (status.is) {
    case 'absent':
      return html`<p class="model-state">${model === EMBEDDED ? 'Not loaded yet; it is part of this site.' : 'Not in this browser yet.'}</p>`;
    case 'part':
      return html`<p class="model-state">${megabytes(status.kept.bytes)} of ${megabytes(status.kept.of)} are in this browser; only the rest is still to come.</p>
        <progress max=${status.kept.of} .value=${status.kept.bytes} aria-label="Kept of it"></progress>`;
    case 'kept':
      return html`<p class="model-state">Kept in this browser, ${megabytes(status.kept.bytes)}: it needs no download.</p>`;
    case 'arriving':
      return arriving(status.progress, pace);
    case 'active':
      return html`${runs(status.info, status.kept, model)}${status.progress ? arriving(status.progress, pace) : nothing}`;
    default:
      return status satisfies never;
  }
}

/** Not announced to screen readers, since it changes many times a second. */
function arriving({ phase, loaded, total, resumed = 0 }: LoadProgress, pace: Pace): TemplateResult {
  const left = pace.left(total);
  const speed = left === undefined ? '' : `${megabytes(pace.rate)} a second, about ${wait(left)} left`;
  const here = resumed > 0 ? ` (${megabytes(resumed)} were here already)` : '';
  const text =
    phase === 'weights' && total > 0
      ? `${PHASES.weights}: ${megabytes(loaded)} of ${megabytes(total)}${here}`
      : `${PHASES[phase]}…`;
  return html`<p class="model-state">${text}<span class="model-pace">${phase === 'weights' ? speed : ''}</span></p>${bar({ loaded, total })}`;
}

function bar({ loaded, total }: Pick<LoadProgress, 'loaded' | 'total'>): TemplateResult {
  return html`<progress max=${total || 1} .value=${total ? loaded : 0} aria-label="Loaded so far"></progress>`;
}

function runs(
  { backendLabel, contextLength, memoryBytes, why, keptWhy }: ModelInfo,
  kept: StoredModel | undefined,
  model: string,
): TemplateResult {
  const memory = memoryBytes ? `, taking ${megabytes(memoryBytes)} of memory` : '';
  return html`<p class="model-state">Runs on ${backendLabel}${memory}; it reads at most ${count(contextLength)} tokens back.</p>
    ${why.map((line) => html`<p class="hint">${line}</p>`)}
    ${isDisk(model) ? nothing : html`<p class="hint">${keeping(kept, keptWhy)}</p>`}`;
}

function keeping(kept: StoredModel | undefined, why = ''): string {
  if (!kept) return `It runs from memory and will be fetched again next time. ${why}`;
  if (kept.bytes < kept.of)
    return `${megabytes(kept.bytes)} of it are kept in this browser; the rest will be fetched again next time. ${why}`;
  return `Kept in this browser, ${megabytes(kept.bytes)}.`;
}
