import { html, nothing, type TemplateResult } from 'lit';
import { passExercise } from '../state/progress.ts';
import type { View } from '../state/view.ts';
import '../styles/exercise.css';
import '../ui/code-editor.ts';
import { LightElement } from '../ui/light-element.ts';
import { forgetDraft, keepDraft, recallDraft } from './draft.ts';
import { type Failure, grade } from './grading/grade.ts';
import { hints, language, solution } from './help.ts';
import { failed, passed, type Run, status } from './result.ts';
import { Sandbox } from './sandbox/client.ts';
import type { Task } from './task.ts';

/** An exercise: the student's text, its run in the sandbox, and what came of it. */
export class Exercise extends LightElement {
  static override properties = {
    view: { attribute: false },
    task: { attribute: false },
    text: { state: true },
    run: { state: true },
    hintsShown: { state: true },
    tried: { state: true },
  };
  declare view: View;
  declare task: Task;
  /** Draws the first failure: the student's answer beside the core's. */
  declare compare: (view: View, failure: Failure) => TemplateResult;
  declare text: string;
  declare run: Run;
  declare hintsShown: number;
  declare tried: boolean;
  readonly #sandbox = new Sandbox();
  #stopping = false;

  constructor() {
    super();
    this.run = { status: 'none' };
    this.hintsShown = 0;
    this.tried = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = recallDraft(this.task.id) ?? this.task.skeleton;
    this.#sandbox.prepare();
  }

  /** Leaving the step stops the run: nothing runs that cannot be seen. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sandbox.dispose();
  }

  override render(): TemplateResult {
    const { task, run } = this;
    const running = run.status === 'running';
    const failure = run.status === 'graded' ? run.report.failure : undefined;
    return html`<section class="figure exercise" aria-labelledby="exercise-title">
      <h2 id="exercise-title">Your <code translate="no">${task.entry}</code></h2>
      <ld-code-editor .text=${this.text} label=${`JavaScript of ${task.entry}`}
        .change=${this.#change} .run=${this.#start}></ld-code-editor>
      <p class="hint">Ctrl+Enter or ⌘+Enter runs the tests. Tab leaves the editor; new lines indent themselves.
        Your text stays in this browser.</p>
      <div class="run">
        <button type="button" class="primary" @click=${running ? this.#stop : this.#start}>${running ? 'Stop' : 'Run the tests'}</button>
        <button type="button" class="quiet" ?disabled=${this.text === task.skeleton} @click=${this.#reset}>Start over</button>
        <p class="status" role="status">${status(run)}</p>
      </div>
      ${run.status === 'graded' && !failure ? passed(run.report) : nothing}
      ${failure ? failed(failure, task, this.compare(this.view, failure)) : nothing}
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
    keepDraft(this.task.id, text);
  };

  readonly #reset = (): void => {
    this.text = this.task.skeleton;
    forgetDraft(this.task.id);
    this.#sandbox.stop();
    this.run = { status: 'none' };
  };

  readonly #stop = (): void => {
    this.#stopping = true;
    this.#sandbox.stop();
  };

  readonly #start = (): void => {
    if (this.run.status !== 'running') void this.#try(this.text);
  };

  async #try(source: string): Promise<void> {
    const { task } = this;
    const cases = task.cases(this.view.sampler);
    const total = cases.length;
    let done = 0;
    this.run = { status: 'running', done, total };
    this.#stopping = false;
    try {
      const program = { source, entry: task.entry, calls: cases.map(({ args }) => args) };
      const outcomes = await this.#sandbox.run(program, () => {
        this.run = { status: 'running', done: ++done, total };
      });
      if (!this.isConnected) return;
      if (this.#stopping) {
        this.run = { status: 'stopped' };
        return;
      }
      const report = grade(task, this.view.sampler, outcomes, source);
      this.run = { status: 'graded', report };
      this.tried = true;
      if (!report.failure) passExercise(task.id);
    } catch (error) {
      this.run = { status: 'broken', error: error as Error };
    }
  }
}

customElements.define('ld-exercise', Exercise);

/** An exercise with the picture of its failures. */
export function exercise(
  view: View,
  task: Task,
  compare: (view: View, failure: Failure) => TemplateResult,
): TemplateResult {
  return html`<ld-exercise .view=${view} .task=${task} .compare=${compare}></ld-exercise>`;
}
