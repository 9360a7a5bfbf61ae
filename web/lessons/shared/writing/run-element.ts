import { models } from '../../../live/models/page-models.ts';
import type { Runner } from '../../../live/writing/runner.ts';
import type { View } from '../../../state/view.ts';
import { type Followed, LightElement } from '../../../ui/light-element.ts';

/** A figure that follows a runner. Leaving the step stops the writing. */
export abstract class RunElement extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: View;
  abstract readonly runner: Runner;

  protected override follow(): readonly Followed[] {
    return [this.runner.run, models.state];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.runner.stop();
  }
}
