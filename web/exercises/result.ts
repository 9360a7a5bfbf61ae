import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, plural } from '../charts/format.ts';
import type { Failure, Report } from './grading/grade.ts';
import type { Argument } from './sandbox/protocol.ts';
import type { Task } from './task.ts';

const MOST_SHOWN = 8;

/** The state of a run. The exercise is drawn from it alone. */
export type Run =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'stopped' }
  | { readonly status: 'graded'; readonly report: Report }
  | { readonly status: 'broken'; readonly error: Error };

/** Where the run stands, in a few words. */
export function status(run: Run): string {
  switch (run.status) {
    case 'none':
      return 'Not run yet';
    case 'running':
      return run.done === 0 ? 'Running' : `Running: ${run.done} of ${plural(run.total, 'case')}`;
    case 'stopped':
      return 'Stopped by you';
    case 'broken':
      return 'The tests could not run';
    case 'graded':
      return counted(run.report);
    default:
      return run satisfies never;
  }
}

function counted(report: Report): string {
  const cases = plural(report.total, 'case');
  if (report.verdict === 'right') return `${report.total} of ${cases} passed`;
  const left = report.total - report.tried;
  if (report.verdict === 'unfinished') return `${report.tried} of ${cases} tried`;
  return `${report.passed} of ${cases} passed${left > 0 ? `; ${left} not tried` : ''}`;
}

/** What the report says below the counts; `compare` draws the first failure. */
export function reportDetails(
  report: Report,
  task: Task,
  compare: (failure: Failure) => TemplateResult,
): TemplateResult {
  switch (report.verdict) {
    case 'right':
      return html`<p class="verdict passed"><strong>Right.</strong> All ${report.total} answers agree with the core’s.</p>`;
    case 'wrong':
      return failed(report.failure, task, compare(report.failure));
    case 'unfinished':
      return html`<p class="refusal" role="alert">The run ended before every case was tried. Run the tests again.</p>`;
    default:
      return report satisfies never;
  }
}

/** The first case that failed: the explanation, the call, what was printed, and both answers. */
function failed(failure: Failure, task: Task, compared: TemplateResult): TemplateResult {
  const { asked, outcome, message } = failure;
  return html`<div class="verdict failed">
    <p><strong>First failure: ${asked.name}.</strong> <span class="notice">${message}</span></p>
    <p class="hint"><code translate="no">${task.entry}(${asked.args.map(argument).join(', ')})</code></p>
    ${outcome.printed.length > 0 ? html`<pre translate="no" class="code printed" tabindex="0" aria-label="What this call printed">${outcome.printed.join('\n')}</pre>` : nothing}
    </div>${compared}`;
}

function argument(value: Argument): string {
  if (typeof value === 'number') return formatNumber(value, 5);
  const more = value.length > MOST_SHOWN ? `, … ${value.length - MOST_SHOWN} more` : '';
  return `[${value
    .slice(0, MOST_SHOWN)
    .map((x) => formatNumber(x, 5))
    .join(', ')}${more}]`;
}
