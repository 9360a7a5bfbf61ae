import { html, type TemplateResult } from 'lit';
import type { Prediction } from '../lessons/lesson.ts';
import { asking, setAsking } from '../state/asking.ts';
import { type Outcome, progress, recordPrediction } from '../state/progress.ts';
import type { View } from '../state/view.ts';
import { isEmbedded } from './embed.ts';
import { score } from './progress.ts';

/** What stands above a step's figure. The figure is hidden while the question is open. */
export interface Asked {
  readonly open: boolean;
  readonly card: TemplateResult;
}

/**
 * The question of a step, or its outcome. No question is asked if the reader has turned them off.
 * `start` is the view of the step as it begins: neither the question nor its answer depends on what the address
 * brings or on what was dragged before.
 */
export function ask(prediction: Prediction, start: View): Asked | undefined {
  if (!asking.get()) return isEmbedded() ? { open: false, card: wayBack() } : undefined;
  const outcome = progress.get().predictions[prediction.id];
  if (outcome === 'skipped') return undefined;
  if (outcome) return { open: false, card: outcomeCard(prediction, start, outcome) };
  return { open: true, card: question(prediction, start) };
}

/** Stands in place of a figure whose question is open. */
export function veil(): TemplateResult {
  return html`<div class="veil">
    <svg viewBox="0 0 64 64" width="72" height="72" aria-hidden="true">
      <rect x="5" y="5" width="54" height="54" rx="12"></rect>
      <text x="32" y="43" text-anchor="middle">?</text></svg>
    <p>The figure waits for your guess.</p></div>`;
}

function question(prediction: Prediction, start: View): TemplateResult {
  const decide = (outcome: Outcome) => {
    recordPrediction(prediction.id, outcome);
    leadOn(outcome === 'skipped' ? '.stage' : '.predict.answered');
  };
  const answer = (index: number) => decide(index === prediction.answer(start) ? 'right' : 'wrong');
  return html`<section class="predict" translate="yes" aria-labelledby="predict-question">
    <p class="predict-kicker">Predict first</p>
    <h2 id="predict-question">${prediction.question}</h2>
    <div class="predict-options" role="group" aria-labelledby="predict-question">${prediction.options.map(
      (option, index) => html`<button type="button" @click=${() => answer(index)}>${option}</button>`,
    )}</div>
    <div class="predict-ways-out">
      <button type="button" class="quiet" @click=${() => decide('skipped')}>Skip</button>
      <button type="button" class="quiet" @click=${stopAsking}>Do not ask me to predict</button>
    </div></section>`;
}

function outcomeCard(prediction: Prediction, start: View, outcome: Outcome): TemplateResult {
  const correct = prediction.options[prediction.answer(start)];
  return html`<section class="predict answered ${outcome}" translate="yes" aria-label="Your prediction" tabindex="-1">
    <p><strong>${outcome === 'right' ? 'Right' : 'Not this time'}: ${correct}.</strong> ${prediction.explain(start)}</p>
    <p class="hint" translate="no">${score(progress.get())} so far.</p></section>`;
}

function stopAsking(): void {
  setAsking(false);
  leadOn('.stage');
}

/** A frame has no header, where this could be changed. */
function wayBack(): TemplateResult {
  const askAgain = () => {
    setAsking(true);
    leadOn('.stage');
  };
  return html`<p class="hint unasked">You are not asked to predict.
    <button type="button" class="quiet" @click=${askAgain}>Ask me to predict</button></p>`;
}

/** The pressed button is gone with its card. The focus moves to the outcome, or else to the figure. */
function leadOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
