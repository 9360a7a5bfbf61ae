import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Keeper } from '../state/local.ts';
import { passExercise } from '../state/progress.ts';
import type { View } from '../state/view.ts';
import './exercise.css';
import './code-editor.ts';
import type { SavedFile } from '../ui/figure/download.ts';
import { saves } from '../ui/figure/saves.ts';
import { lasting } from '../ui/keeper.ts';
import { LightElement } from '../ui/light-element.ts';
import { forgetDraft, keepDraft, keeperOfDraft, recallDraft } from './draft.ts';
import { type Failure, grade } from './grading/grade.ts';
import { hints, language, solution } from './help.ts';
import { type Run, reportDetails, status } from './result.ts';
import { Sandbox } from './sandbox/client.ts';
import type { Task } from './task.ts';

/** An exercise: the student's text, its run in the sandbox, and the result. */
export class Exercise extends LightElement {
  static override properties = {
    view: { attribute: false },
    task: { attribute: false },
    text: { state: true },
    keeper: { state: true },
    run: { state: true },
    hintsShown: { state: true },
    tried: { state: true },
  };
  declare view: View;
  declare task: Task;
  /** Draws the first failure: the student's answer beside the core's. */
  declare compare: (view: View, failure: Failure) => TemplateResult;
  declare text: string;
  /** Where the text is kept. */
  declare keeper: Keeper;
  declare run: Run;
  declare hintsShown: number;
  declare tried: boolean;
  readonly #sandbox = new Sandbox();

  constructor() {
    super();
    this.run = { status: 'none' };
    this.hintsShown = 0;
    this.tried = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = recallDraft(this.task.id) ?? this.task.skeleton;
    this.keeper = keeperOfDraft(this.task.id);
    this.#sandbox.prepare();
  }

  /** Leaving the step stops the run. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end({ status: 'none' });
    this.#sandbox.dispose();
  }

  override render(): TemplateResult {
    const { task, run } = this;
    const running = run.status === 'running';
    return html`<section class="figure exercise" aria-labelledby="exercise-title">
      <h2 id="exercise-title">Your <code translate="no">${task.entry}</code></h2>
      <ld-code-editor .text=${this.text} label=${`JavaScript of ${task.entry}`}
        .change=${this.#change} .run=${this.#start}></ld-code-editor>
      <p class="hint">Ctrl+Enter or ⌘+Enter runs the tests. Tab leaves the editor; new lines indent themselves.
        ${lasting('your text', this.keeper)}</p>
      <div class="run">
        <button type="button" class="primary" @click=${running ? this.#stop : this.#start}>${running ? 'Stop' : 'Run the tests'}</button>
        <button type="button" class="quiet" ?disabled=${this.text === task.skeleton} @click=${this.#reset}>Start over</button>
        ${saves([{ name: 'Save as a file', quiet: true, make: this.#file }])}
        <p class="status" role="status">${status(run)}</p>
      </div>
      ${run.status === 'graded' ? reportDetails(run.report, task, (failure) => this.compare(this.view, failure)) : nothing}
      ${run.status === 'broken' ? html`<p class="refusal" role="alert">${run.error.message}</p>` : nothing}
      ${language()}
      ${hints(task, this.hintsShown, () => {
        this.hintsShown++;
      })}
      ${this.tried ? solution(task) : html`<p class="hint">After your first run a solution is offered here.</p>`}
    </section>`;
  }

  readonly #change = (text: string): void => {
    this.text = text;
    this.keeper = keepDraft(this.task.id, text);
  };

  readonly #file = (): SavedFile => ({
    name: `${this.task.id}.js`,
    content: new Blob([this.text], { type: 'text/javascript' }),
  });

  readonly #reset = (): void => {
    this.text = this.task.skeleton;
    forgetDraft(this.task.id);
    this.keeper = keeperOfDraft(this.task.id);
    this.#end({ status: 'none' });
  };

  readonly #stop = (): void => this.#end({ status: 'stopped' });

  /** A run that the page ended has no result; whoever ended it sets the status. */
  #end(run: Run): void {
    this.#sandbox.stop();
    this.run = run;
  }

  readonly #start = (): void => {
    if (this.run.status !== 'running') void this.#try(this.text);
  };

  async #try(source: string): Promise<void> {
    const { task } = this;
    const cases = task.cases(this.view.sampler);
    const total = cases.length;
    let done = 0;
    this.run = { status: 'running', done, total };
    try {
      const program = { source, entry: task.entry, calls: cases.map(({ args }) => args) };
      const ended = await this.#sandbox.run(program, () => {
        this.run = { status: 'running', done: ++done, total };
      });
      if (ended.by === 'page') return;
      const report = grade(task, this.view.sampler, ended.outcomes, source);
      this.run = { status: 'graded', report };
      this.tried = true;
      if (report.verdict === 'right') passExercise(task.id);
    } catch (error) {
      this.run = { status: 'broken', error: error as Error };
    }
  }
}

customElements.define('ld-exercise', Exercise);

/** An exercise; `compare` draws its first failure. */
export function exercise(
  view: View,
  task: Task,
  compare: (view: View, failure: Failure) => TemplateResult,
): TemplateResult {
  // Another task is another exercise, with a text and a run of its own.
  return html`${keyed(task.id, html`<ld-exercise .view=${view} .task=${task} .compare=${compare}></ld-exercise>`)}`;
}
