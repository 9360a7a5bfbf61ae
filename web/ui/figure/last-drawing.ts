import type { TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { type DirectiveResult, directive } from 'lit/directive.js';
import { SamplerError } from '../../sampler/index.ts';
import { type Refusal, tell } from '../refusals.ts';

export interface Shown<T> {
  /** The drawing, or while the core refuses one the last before it. */
  readonly drawing: T | undefined;
  readonly refusal: Refusal | undefined;
}

export interface Drawable<T> {
  readonly drawn: T | SamplerError;
  /** What the refusal says to the reader. */
  readonly say: (error: SamplerError) => string;
  readonly show: (shown: Shown<T>) => TemplateResult;
}

/** Counts changes of the address: a drawing from another address is not shown again. */
let address = 0;

export function atNewAddress(): void {
  address++;
}

/** Keeps the last drawing of a figure while the core refuses another. */
class LastDrawing extends AsyncDirective {
  #last: { drawing: unknown; address: number } | undefined;

  render<T>({ drawn, say, show }: Drawable<T>): unknown {
    if (!(drawn instanceof SamplerError)) {
      this.#last = { drawing: drawn, address };
      tell(this, undefined);
      return show({ drawing: drawn, refusal: undefined });
    }
    const last = this.#last?.address === address ? (this.#last.drawing as T) : undefined;
    const refusal = tell(this, { error: drawn, sentence: say(drawn), beside: last !== undefined });
    return show({ drawing: last, refusal });
  }

  override disconnected(): void {
    tell(this, undefined);
  }
}

const hold = directive(LastDrawing);

export const withLastDrawing = <T>(options: Drawable<T>): DirectiveResult =>
  hold(options as Drawable<unknown>);
