import { html, type TemplateResult } from 'lit';
import { patterns } from '../charts/patterns.ts';
import { LESSONS } from '../lessons/catalogue.ts';
import type { Lesson, Step } from '../lessons/lesson.ts';
import { choiceOf, type ModelChoice } from '../live/models/choice.ts';
import '../live/panel/model-panel.ts';
import { nextTask } from '../model/generation/task.ts';
import type { Sampler } from '../sampler/index.ts';
import { pageSampler } from '../sampler/page.ts';
import { asking } from '../state/asking.ts';
import { atom } from '../state/atom.ts';
import { withOwnWords } from '../state/own-words.ts';
import { defaults, LASTING, only, type State } from '../state/parameters.ts';
import { markVisited, progress } from '../state/progress.ts';
import { formatHash, parseHash, type Route } from '../state/route.ts';
import type { View } from '../state/view.ts';
import { isOnTheWay } from '../ui/controls/drag.ts';
import { atNewAddress } from '../ui/figure/last-drawing.ts';
import { LightElement } from '../ui/light-element.ts';
import { refusals } from '../ui/refusals.ts';
import { contents } from './contents.ts';
import { onSwipe, turnsPages } from './gestures.ts';
import { header } from './header.ts';
import { type Missing, missingCard, whyMissing } from './missing.ts';
import { refusedLine } from './refused.ts';
import { stepArticle } from './step.ts';
import { submitByScript } from './submit.ts';

/** A hidden tab draws nothing; after so many milliseconds it goes on all the same. */
const LONGEST_WAIT = 100;

/** The page: it reads the address, loads the core and the lesson, and moves from step to step. */
export class App extends LightElement {
  #route = atom<Route>(parseHash(location.hash));
  #sampler: Sampler | undefined;
  #steps: { slug: string; steps: readonly Step[] } | undefined;
  #failure: { error: unknown; missing: Missing } | undefined;
  /** On the first step of a visit the words are drawn first, and then the figure. */
  #wordsOnly = true;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#route.subscribe(() => this.#arrive());
    for (const kept of [progress, asking, refusals]) kept.subscribe(() => this.requestUpdate());
    addEventListener('hashchange', () => this.#follow(parseHash(location.hash)));
    addEventListener('keydown', (event) => this.#key(event));
    submitByScript(this);
    onSwipe(this, (direction) => this.#walk(direction));
    this.#arrive();
  }

  /** The first render runs in a task of its own: on a slow machine the scripts alone take long. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      await nextTask();
      // Removes the words shown while the page loaded; Lit would have rendered before them.
      this.replaceChildren();
      this.renderOptions.renderBefore = null;
    }
    super.scheduleUpdate();
  }

  /** Links between lessons name neither a model nor the reader's words. Both stay as they are. */
  #follow(route: Route): void {
    const overrides = { ...only(this.#route.get().overrides, LASTING), ...route.overrides };
    const next = { ...route, overrides };
    if (formatHash(next) !== formatHash(route)) history.replaceState(null, '', formatHash(next));
    atNewAddress();
    this.#route.set(next);
  }

  /** The model that the reader wants, and the backend for it. */
  get #wish(): ModelChoice {
    return choiceOf({ ...defaults(), ...this.#route.get().overrides });
  }

  get #lesson(): Lesson | undefined {
    const slug = this.#route.get().lesson;
    return slug === '' ? LESSONS[0] : LESSONS.find((lesson) => lesson.slug === slug);
  }

  /** Loads what the address asks for. If a download fails, the page says why and what to do. */
  async #arrive(): Promise<void> {
    const lesson = this.#lesson;
    document.title = lesson ? `${lesson.title} · Loaded Dice` : 'Loaded Dice';
    this.requestUpdate();
    try {
      this.#failure = undefined;
      const entering = lesson && this.#steps?.slug !== lesson.slug ? this.#enter(lesson) : undefined;
      [this.#sampler] = await Promise.all([this.#sampler ?? pageSampler(), entering]);
      const count = this.#steps?.steps.length ?? 0;
      if (lesson && this.#steps?.slug === lesson.slug)
        markVisited(lesson.slug, this.#stepIndex(count), count);
    } catch (error) {
      const missing = await whyMissing(error);
      // The reader may have moved on meanwhile.
      if (this.#lesson === lesson) this.#failure = { error, missing };
    }
    this.requestUpdate();
    if (!this.#wordsOnly) return;
    await this.updateComplete;
    await afterPaint();
    this.#wordsOnly = false;
    this.requestUpdate();
  }

  /** The button that led here is gone with its lesson, so the focus moves to the new one. */
  async #enter(lesson: Lesson): Promise<void> {
    const first = this.#steps === undefined;
    const steps = await lesson.loadSteps();
    if (this.#lesson !== lesson) return; // The reader has moved on meanwhile.
    this.#steps = { slug: lesson.slug, steps };
    this.requestUpdate();
    await this.updateComplete;
    if (first || document.activeElement !== document.body) return;
    document.getElementById('main')?.focus({ preventScroll: true });
  }

  #go(lesson: string, step: number): void {
    const from = this.#lesson;
    const names = from?.slug === lesson ? [...LASTING, ...(from.keeps ?? [])] : LASTING;
    location.hash = formatHash({ lesson, step, overrides: only(this.#route.get().overrides, names) });
    // On a phone the reader pressed Next at the end of a page; the new step starts at its top.
    scrollTo({ top: 0 });
  }

  #walk(direction: 1 | -1): void {
    const lesson = this.#lesson;
    const count = this.#steps?.steps.length ?? 0;
    if (!lesson || count === 0) return;
    const next = this.#stepIndex(count) + direction;
    if (next >= 0 && next < count) this.#go(lesson.slug, next);
    else {
      const neighbour = LESSONS[LESSONS.indexOf(lesson) + direction];
      if (neighbour) this.#go(neighbour.slug, 0);
    }
  }

  #stepIndex(count: number): number {
    return Math.min(this.#route.get().step, count - 1);
  }

  #key(event: KeyboardEvent): void {
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    if (direction !== undefined && turnsPages(event)) this.#walk(direction);
  }

  #set(change: Partial<State>): void {
    this.#override({ ...this.#route.get().overrides, ...change });
  }

  /** The address is replaced and not pushed: Back leaves the step and does not undo a drag. */
  #override(overrides: Partial<State>): void {
    const route = { ...this.#route.get(), overrides };
    // Browsers limit how often an address may change, and fetch the page's icon each time.
    if (!isOnTheWay())
      history.replaceState(null, '', formatHash({ ...route, lesson: this.#lesson?.slug ?? route.lesson }));
    this.#route.set(route);
  }

  override render(): TemplateResult {
    const lesson = this.#lesson;
    return html`${patterns()}${header(lesson?.title, this.#wish)}
      ${contents(LESSONS, lesson?.slug, progress.get())}
      <ld-model-panel translate="no" .wish=${this.#wish} .change=${(part: Partial<ModelChoice>) => this.#set(part)}></ld-model-panel>
      <main id="main" tabindex="-1">${lesson ? this.#page(lesson) : this.#unknown()}</main>`;
  }

  #page(lesson: Lesson): TemplateResult {
    if (this.#failure)
      return missingCard(this.#failure.missing, this.#failure.error, () => void this.#arrive());
    const loaded = this.#steps;
    const sampler = this.#sampler;
    if (!sampler || loaded?.slug !== lesson.slug)
      return html`<p class="loading" role="status">Loading the dice…</p>`;
    const index = this.#stepIndex(loaded.steps.length);
    const step = loaded.steps[index];
    if (!step) return html``;
    const { overrides } = this.#route.get();
    const start: View = {
      state: { ...defaults(), ...step.start },
      sampler,
      set: (change) => this.#set(change),
      reset: () => this.#override(only(overrides, ['model', 'backend'])),
    };
    const state = { ...start.state, ...overrides };
    const view: View = {
      ...start,
      state: step.tellsOfExample === 'nothing' ? withOwnWords(state, overrides) : state,
    };
    const shown = { lesson, steps: loaded.steps, index, wordsOnly: this.#wordsOnly };
    return html`${this.#refused(start.state)}${stepArticle(shown, start, view, (slug, to) => this.#go(slug, to))}`;
  }

  #refused(instead: State) {
    const { refused = [], ...route } = this.#route.get();
    const refusals = refused.filter(({ name }) => !(name in route.overrides));
    return refusedLine(refusals, instead, () => {
      this.#route.set(route);
      document.getElementById('main')?.focus({ preventScroll: true });
    });
  }

  #unknown(): TemplateResult {
    return html`<div class="refusal" role="alert"><p><strong>There is no lesson “${this.#route.get().lesson}”.</strong>
      Choose one:</p><ul>${LESSONS.map((lesson) => html`<li><a href=${`#/${lesson.slug}`}>${lesson.title}</a></li>`)}</ul></div>`;
  }
}

/** Waits until the browser has drawn the page. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

customElements.define('ld-app', App);
