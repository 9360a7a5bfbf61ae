import { html, type TemplateResult } from 'lit';
import { formatNumber, plural } from '../../charts/format.ts';
import { extreme } from '../../live/texts/measures.ts';
import { isBusy } from '../../live/writing/run-progress.ts';
import { csvFile } from '../../ui/figure/download.ts';
import { figure } from '../../ui/figure/figure.ts';
import { saves } from '../../ui/figure/saves.ts';
import type { Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { against } from './against.ts';
import { reminder } from './lead.ts';
import { check, completions, ratings, runner } from './recipe.ts';
import { byTemperature, everyText, type Found } from './tables.ts';

/** Ratings and measures against temperature. */
export class WhatYouFound extends RunElement {
  override readonly runner = runner;

  protected override follow() {
    return [...super.follow(), ratings.all];
  }

  override render(): TemplateResult {
    const { view } = this;
    const run = runner.run.get();
    const all = completions(view);
    const busy = isBusy(run);
    const found = byTemperature(run, all).filter(({ texts }) => texts > 0);
    const save = {
      name: 'Save all texts and marks as CSV',
      disabled: busy || found.length === 0,
      make: () => csvFile('Temperature sweep', everyText(run, all, view.state)),
    };
    return figure({
      title: 'What temperature bought',
      reset: view.reset,
      lead: reminder(view, all),
      draw: () => {
        check(view);
        return {
          summary: busy ? `Writing ${plural(all.length, 'text')}.` : summary(found),
          body: found.length > 0 ? against(found) : html``,
          table: table(found),
        };
      },
      controls: html`<div class="choice">${saves([save])}</div>`,
    });
  }
}

function summary(found: readonly Found[]): string {
  if (found.length === 0) return 'Nothing is written yet; marks you gave are kept.';
  const best = (name: string, value: (one: Found) => number) => {
    const top = extreme(found, value, 'high');
    const where = top.map(({ temperature }) => temperature).join(' and ');
    return top[0] ? [`${name} ${formatNumber(value(top[0]))} at T = ${where}`] : [];
  };
  const lines = [
    ...best('coherence', ({ coherence }) => coherence),
    ...best('creativity', ({ creativity }) => creativity),
    ...best('distinct-2', ({ is }) => is.distinct2),
  ];
  return lines.length > 0 ? `Highest: ${lines.join('; ')}.` : 'There is nothing to compare yet.';
}

const mark = (value: number) => (Number.isNaN(value) ? '' : exact(value));

function table(found: readonly Found[]): Table {
  return {
    columns: [
      'Temperature',
      'Texts',
      'Coherence',
      'Creativity',
      'Mean entropy',
      'Distinct-2',
      'Mean surprise',
    ],
    rows: found.map(({ temperature, texts, coherence, creativity, is }) => [
      temperature,
      texts,
      mark(coherence),
      mark(creativity),
      ...[is.entropy, is.distinct2, is.surprise].map(exact),
    ]),
  };
}

customElements.define('ld-found', WhatYouFound);
