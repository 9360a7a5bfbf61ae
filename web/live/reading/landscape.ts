import { html, nothing, type TemplateResult } from 'lit';
import { count, percent } from '../../charts/format.ts';
import { type TailData, tail } from '../../charts/tail.ts';
import type { Settings, Survey, TokenTrace } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { graphemes } from '../../text/graphemes.ts';
import { quoted } from '../../text/marks.ts';
import { currentU } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { isPhone } from '../../ui/phone.ts';
import { finder } from './find.ts';
import type { Reading } from './reading.ts';
import { surveyDie } from './survey-die.ts';
import { surveyTable } from './survey-table.ts';
import { tokenTraceCard } from './token-trace.ts';
import { topBars } from './top-bars.ts';
import { joined, wordOf } from './words.ts';

export interface LandscapeOptions {
  /** @defaultValue names the vocabulary and the end of the text */
  readonly title?: string;
  /** Sliders and the like, under the figure. */
  readonly controls?: TemplateResult;
  /** A second sentence for the summary; it must be true of every survey. */
  readonly remark?: (survey: Survey) => string;
}

/** How many tokens have a bar of their own, and the narrowest face drawn: less on a phone. */
const WIDE = { top: 20, minFace: 0.005 };
const NARROW = { top: 10, minFace: 0.01 };

/**
 * The whole vocabulary after a text: the best tokens as bars and all others as one more, the die, every rank on a
 * logarithmic chart, and a search for any token (`ask` in the state).
 *
 *   live(view.state, view.state.prompt, (reading) => landscape(view, reading, settingsOf(view), { controls }))
 */
export function landscape(
  view: View,
  reading: Reading,
  settings: Settings,
  options: LandscapeOptions = {},
): TemplateResult {
  const { title = titleOf(reading), controls, remark } = options;
  return figure({
    title,
    reset: view.reset,
    draw: () => {
      const survey = surveyOf(view, reading, settings);
      const asked = survey.asked.find(({ id }) => id === view.state.ask);
      return {
        summary: `${summaryOf(survey, reading)}${remark ? ` ${remark(survey)}` : ''}`,
        body: html`<p class="hint">␣ in a token is a space, ⏎ the end of a line. Press a bar to follow its token.</p>${topBars(view, reading, survey)}${surveyDie(view, reading, survey, settings, currentU(view))}`,
        more: html`<div class="landscape">
          ${tailChart(reading, survey, asked)}
          ${finder(view, reading.vocabulary)}
          ${asked ? tokenTraceCard(reading, survey, asked) : nothing}
        </div>`,
        table: surveyTable(reading, survey, asked),
      };
    },
    ...(controls ? { controls } : {}),
  });
}

function surveyOf(view: View, reading: Reading, settings: Settings): Survey {
  const { ask } = view.state;
  return view.sampler.survey(reading.logits, settings, {
    ...(isPhone() ? NARROW : WIDE),
    coin: currentU(view),
    ask: ask < 0 ? [] : [ask],
  });
}

function tailChart(reading: Reading, survey: Survey, asked: TokenTrace | undefined): TemplateResult {
  const data: TailData = {
    ranks: survey.tail.ranks,
    before: survey.tail.before,
    after: survey.tail.probabilities,
  };
  return chart('Share by rank, both in powers of ten', (width) =>
    tail(data, {
      width,
      size: survey.size,
      ...(survey.kept < survey.size ? { cutAfter: survey.kept } : {}),
      ...(asked
        ? { point: { rank: asked.rank, share: asked.before, label: wordOf(reading.vocabulary, asked.id) } }
        : {}),
    }),
  );
}

function titleOf({ vocabulary, tokens }: Reading): string {
  const letters = graphemes(joined(tokens));
  const end = letters.length > 48 ? `…${letters.slice(-46).join('')}` : letters.join('');
  return `${count(vocabulary.size)} tokens after ${quoted(end)}`;
}

function summaryOf({ size, kept, top, others }: Survey, { vocabulary }: Reading): string {
  const best = `“${wordOf(vocabulary, top.ids[0] ?? 0)}”`;
  const left =
    kept === size
      ? `All ${count(size)} tokens are left`
      : `Of ${count(size)} tokens ${count(kept)} ${kept === 1 ? 'is' : 'are'} left`;
  const has = percent(top.probabilities[0] ?? 0);
  const was = kept === size ? '' : `, where they held ${percent(others.before)} before the cuts`;
  return `${left}; the best, ${best}, has ${has}; the ${count(others.count)} without a bar of their own hold ${percent(others.probabilities)}${was}.`;
}
