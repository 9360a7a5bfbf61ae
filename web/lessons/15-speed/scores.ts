import { html, type TemplateResult } from 'lit';
import { count } from '../../charts/format.ts';
import { models } from '../../live/models/page-models.ts';
import { live } from '../../live/reading/live.ts';
import type { Reading } from '../../live/reading/reading.ts';
import { textField } from '../../live/reading/text-field.ts';
import { wordOf } from '../../live/reading/words.ts';
import type { Sampler } from '../../sampler/index.ts';
import { withStream } from '../../sampler/random.ts';
import type { View } from '../../state/view.ts';

/** A vocabulary's logits: the live model's, or made-up ones until there is a model. */
export interface Scores {
  /** [vocabulary] */
  readonly logits: Float32Array;
  readonly nameOf: (id: number) => string;
  /** Where they come from, or the field to change that. */
  readonly lead: TemplateResult;
}

/** The size of the live model's vocabulary, which is GPT-2's. */
const VOCABULARY = 50_257;
const SEED = 26;

let made: Scores | undefined;

/**
 * Logits that look like a model's: token numbers go roughly from frequent to rare, so they fall with the logarithm
 * of the number; what a text asks for is noise on top, and the cube gives it the few large values of a clear favourite.
 */
export function madeUp(sampler: Sampler): Scores {
  made ??= {
    logits: makeUp(sampler),
    nameOf: (id) => `#${count(id)}`,
    lead: html`<p class="hint">${count(VOCABULARY)} logits, made up from seed ${SEED} in the likeness of a model’s: a token with a low number is frequent and tends to score high.</p>`,
  };
  return made;
}

function makeUp(sampler: Sampler): Float32Array {
  return withStream(sampler, SEED, (random) =>
    Float32Array.from({ length: VOCABULARY }, (_, id) => {
      const noise = random.normal();
      return 1.1 * sampler.surprise((id + 1) / VOCABULARY) + 1.6 * noise + 0.08 * noise ** 3;
    }),
  );
}

function read(view: View, { logits, vocabulary }: Reading): Scores {
  return {
    logits,
    nameOf: (id) => wordOf(vocabulary, id),
    lead: textField(view),
  };
}

/** Adds the text field if a model is loaded but has not answered: its text may be the cause. */
function withField(view: View, scores: Scores): Scores {
  return models.state.get().active ? { ...scores, lead: html`${textField(view)}${scores.lead}` } : scores;
}

/** A figure over the live model's logits where one runs, else over the made-up ones. */
export function onScores(view: View, draw: (scores: Scores) => TemplateResult): TemplateResult {
  return live(
    view.state,
    view.state.prompt,
    (reading) => draw(read(view, reading)),
    () => draw(withField(view, madeUp(view.sampler))),
  );
}
