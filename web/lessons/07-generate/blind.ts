import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { extreme, measure } from '../../live/texts/measures.ts';
import { ratingGroups } from '../../live/texts/rating-groups.ts';
import { ASPECTS, type Aspect, ratedAs } from '../../live/texts/ratings.ts';
import { isBusy, progressOf, textOf } from '../../live/writing/run-progress.ts';
import { keyOf, type Run } from '../../live/writing/runner.ts';
import { atom } from '../../state/atom.ts';
import { choice } from '../../ui/controls/choice.ts';
import { figure } from '../../ui/figure/figure.ts';
import { bare, drawn } from '../../ui/tokens/pieces.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { metrics } from './metrics.ts';
import { lead, table } from './race.ts';
import { hidden, type Racer, ratings, runner } from './racers.ts';

/** The races whose settings have been shown, until the page is closed. */
const revealed = atom<ReadonlySet<string>>(new Set());

/** For each race, the key of the text that the reader takes for greedy. */
const guesses = atom<ReadonlyMap<string, string>>(new Map());

const LETTERS = 'ABCDE';

/** The race without its labels: the reader rates the texts first, and then sees the settings. */
export class Blind extends RunElement {
  override readonly runner = runner;

  protected override follow() {
    return [...super.follow(), ratings.all, revealed, guesses];
  }

  override render(): TemplateResult {
    const { view } = this;
    const run = runner.run.get();
    const field = hidden(view);
    const name = field.map(({ job }) => keyOf(job)).join();
    const open = revealed.get().has(name);
    const set = new Set(revealed.get());
    const turn = () => {
      if (!set.delete(name)) set.add(name);
      revealed.set(set);
    };
    return figure({
      title: open ? 'Five texts and their settings' : 'Five texts, their settings covered',
      reset: view.reset,
      lead: lead(view, field, 'Write five texts'),
      draw: () => ({
        summary: summary(run, field, open),
        body: html`<div class="columns five">${field.map((racer, i) => column(racer, LETTERS[i] ?? '', run, open))}</div>
          ${guess(run, field, name, open)}${reveal(run, field, open, turn)}`,
        // Names, order and figures would all give the settings away.
        table: open ? table(view, run, field, marks(field)) : { columns: [], rows: [] },
      }),
    });
  }
}

function column({ strategy, job }: Racer, letter: string, run: Run, open: boolean): TemplateResult {
  const text = textOf(run, job);
  const writing = run.writing === keyOf(job);
  const rated = ratings.of(ratedAs(job));
  const given = ASPECTS.filter((aspect) => rated[aspect]).map((aspect) => `${aspect} ${rated[aspect]}`);
  return html`<section class="column" aria-busy=${writing}>
    <h3>${open ? `${letter}: ${strategy.name}` : `Text ${letter}`}<span>${open ? given.join(', ') || 'not rated' : writing ? 'is written now' : ''}</span></h3>
    <p class="text">${guard([text, open], () => (open ? drawn : bare)(text.tokens))}${writing ? html`<span class="caret" aria-hidden="true"></span>` : ''}</p>
    ${
      open
        ? guard([text], () => metrics(strategy.name, measure([text])))
        : html`<div class="marks">${text.tokens.length > 0 && !writing ? ratingGroups(ratings, { key: ratedAs(job), name: `text ${letter}`, id: letter }) : ''}</div>`
    }</section>`;
}

/** The reader's guess before the settings are shown, and whether it was right. */
function guess(run: Run, field: readonly Racer[], name: string, open: boolean): TemplateResult {
  const guessed = guesses.get().get(name);
  if (open) return guessed === undefined ? html`` : html`<p class="guess">${outcome(field, guessed)}</p>`;
  if (!isReady(run, field)) return html``;
  const set = (key: string) => guesses.set(new Map(guesses.get()).set(name, key));
  const texts = field.map(({ job }, i) => ({ value: keyOf(job), name: `Text ${LETTERS[i]}` }));
  return html`<div class="guess">${choice('I think this is greedy', texts, guessed ?? '', set)}</div>`;
}

function outcome(field: readonly Racer[], guessed: string): string {
  const letter = (found: number) => LETTERS[found] ?? '';
  const mine = field.findIndex(({ job }) => keyOf(job) === guessed);
  const greedy = field.findIndex(({ strategy }) => strategy.value === 'greedy');
  if (mine === greedy) return `Your guess is right: text ${letter(mine)} is greedy.`;
  return `Your guess, text ${letter(mine)}, is ${field[mine]?.strategy.name}; greedy is text ${letter(greedy)}.`;
}

function isReady(run: Run, field: readonly Racer[]): boolean {
  return !isBusy(run) && field.some(({ job }) => textOf(run, job).tokens.length > 0);
}

function reveal(run: Run, field: readonly Racer[], open: boolean, turn: () => void): TemplateResult {
  const given = field.flatMap(({ job }) => Object.keys(ratings.of(ratedAs(job)))).length;
  return html`<div class="run reveal"><button type="button" ?disabled=${!isReady(run, field)} @click=${turn}>${open ? 'Cover the settings' : 'Show the settings'}</button>
    <p class="status">${open ? 'The settings are shown.' : `${given} of ${field.length * ASPECTS.length} marks given; rating is up to you.`}</p></div>`;
}

function summary(run: Run, field: readonly Racer[], open: boolean): string {
  if (isBusy(run)) return `Writing ${field.length} texts in a shuffled order.`;
  const { done, of, tokens } = progressOf(
    run,
    field.map(({ job }) => job),
  );
  if (tokens === 0) return 'Nothing is written yet.';
  if (!open) return `${done} of ${of} texts are written. Which setting wrote which is covered.`;
  const praised = ASPECTS.map((aspect) => praise(field, aspect)).filter(Boolean);
  return praised.length
    ? `You found ${praised.join(' and ')}.`
    : 'The settings are shown; you rated no text.';
}

/** Which text got the highest mark. */
function praise(field: readonly Racer[], aspect: Aspect): string {
  const mark = ({ job }: Racer) => ratings.of(ratedAs(job))[aspect] ?? Number.NaN;
  const best = extreme(field, mark, 'high');
  if (best[0] === undefined) return '';
  const adjective = aspect === 'coherence' ? 'coherent' : 'creative';
  return `${best.map(({ strategy }) => strategy.name).join('; ')} the most ${adjective} (${mark(best[0])})`;
}

function marks(field: readonly Racer[]) {
  return {
    columns: ['Letter', 'Coherence', 'Creativity'],
    cells: (racer: Racer) => {
      const rated = ratings.of(ratedAs(racer.job));
      return [LETTERS[field.indexOf(racer)] ?? '', ...ASPECTS.map((aspect) => rated[aspect] ?? '')];
    },
  };
}

customElements.define('ld-blind', Blind);
