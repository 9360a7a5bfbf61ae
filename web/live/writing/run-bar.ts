import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/format.ts';
import type { ModelChoice } from '../models/choice.ts';
import { arrivalOf } from '../models/page-models.ts';
import { modelLine, modelMissing } from '../panel/model-line.ts';
import { failure, loading } from '../panel/states.ts';
import { wait } from '../panel/units.ts';
import { isBusy, progressOf, type RunProgress } from './run-progress.ts';
import type { Job, Run, Runner } from './runner.ts';

/**
 * The button that starts, stops and resumes the writing, with its progress and its errors. `wish` is the model that
 * the reader wants; `shown` are the texts to count, if more are shown than the button writes.
 */
export function runBar(
  runner: Runner,
  wish: ModelChoice,
  jobs: readonly Job[],
  start: string,
  shown: readonly Job[] = jobs,
): TemplateResult {
  const run = runner.run.get();
  const busy = isBusy(run);
  const progress = progressOf(run, jobs);
  const complete = progress.done === progress.of;
  const press = () => {
    if (busy) return runner.stop();
    if (complete) runner.forget(jobs);
    void runner.write(jobs);
  };
  const onShow = progressOf(run, shown);
  const name = busy ? 'Stop' : complete ? 'Write again' : progress.tokens > 0 ? 'Resume' : start;
  const arrival = run.status === 'loading' ? arrivalOf(runner.on(wish)) : undefined;
  return html`<div class="run"><button type="button" class="primary" ?disabled=${jobs.length === 0} @click=${press}>${name}</button>
      <progress max=${Math.max(1, onShow.tokens + onShow.tokensLeft)} .value=${onShow.tokens} aria-label="Written so far"></progress>
      <p class="status">${status(run, onShow)}</p></div>
    ${modelMissing(wish)}${modelLine()}
    ${arrival ? loading(arrival) : nothing}
    ${run.status === 'failed' ? failure(run.error, () => void runner.write(jobs)) : nothing}`;
}

/** Not announced to screen readers, since it changes with every token. */
function status(run: Run, { done, of, tokensLeft }: RunProgress): string {
  if (run.status === 'loading') return 'Loading the model';
  const count = `${done} of ${plural(of, 'text')}`;
  if (run.status !== 'writing') return count;
  return run.pace > 0 ? `${count}, about ${wait(tokensLeft / run.pace)} left` : count;
}
