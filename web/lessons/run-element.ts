import { models } from '../live/model.ts';
import type { Runner } from '../live/runner.ts';
import type { View } from '../state/view.ts';
import { LightElement } from '../ui/light-element.ts';

/** A figure that follows a runner; leaving it stops the writing, for nothing runs that cannot be seen. */
export abstract class RunElement extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: View;
  abstract readonly runner: Runner;
  #unsubscribe: (() => void)[] = [];

  /** Further values that the figure shows. */
  protected follow(): readonly { subscribe(listener: () => void): () => void }[] {
    return [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = [this.runner.run, models.state, ...this.follow()].map((value) =>
      value.subscribe(() => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.runner.stop();
  }
}
