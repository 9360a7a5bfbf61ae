import type { State } from '../../state/parameters.ts';

/** A step of the course that shows what is claimed here. A test holds each title against the step's own. */
export interface Place {
  readonly slug: string;
  /** From 1, as in the address. */
  readonly step: number;
  readonly title: string;
  readonly overrides?: Partial<State>;
}

export const PLACES = {
  onlyDifferences: { slug: 'logits', step: 4, title: 'The same added to every logit' },
  divide: {
    slug: 'temperature',
    step: 1,
    title: 'Divide every logit by T',
    overrides: { temperature: 0.5 },
  },
  hot: {
    slug: 'temperature',
    step: 3,
    title: 'Entropy measures how unsure it is',
    overrides: { temperature: 3 },
  },
  greedy: { slug: 'temperature', step: 5, title: 'Zero is a case of its own' },
  tail: { slug: 'top-k', step: 1, title: 'The tail always gets a roll' },
  topK: { slug: 'top-k', step: 2, title: 'Keep the k best tokens' },
  oneK: { slug: 'top-k', step: 5, title: 'One k does not fit all' },
  pIsGreedy: {
    slug: 'top-p',
    step: 1,
    title: 'As many tokens as it takes',
    overrides: { topP: 0.9 },
  },
  pAdapts: { slug: 'top-p', step: 2, title: 'Where it really adapts' },
  oneP: { slug: 'top-p', step: 5, title: 'One p fits both' },
  seven: { slug: 'compare', step: 2, title: 'Seven strategies side by side' },
  starts: { slug: 'pipeline', step: 3, title: 'Settings people start from' },
  orders: { slug: 'pipeline', step: 5, title: 'Two orders, two sets of survivors' },
  loops: { slug: 'generate', step: 2, title: 'Greedy repeats itself' },
  fallsApart: { slug: 'generate', step: 3, title: 'Hot text falls apart' },
  penalty: { slug: 'repetition', step: 1, title: 'What was said counts for less' },
  gains: { slug: 'repetition', step: 2, title: 'What becomes of “world”' },
  sign: { slug: 'repetition', step: 4, title: 'The sign decides' },
  zero: { slug: 'repetition', step: 5, title: 'Suddenly it matters where zero lies' },
  breaks: { slug: 'repetition', step: 6, title: 'Greedy goes round in circles' },
  tooMuch: { slug: 'repetition', step: 7, title: 'Too much of it' },
  minP: { slug: 'min-p', step: 1, title: 'The favourite sets the bound' },
  minPHeat: { slug: 'min-p', step: 2, title: 'What heat does to both filters' },
  six: { slug: 'summary', step: 1, title: 'Six dice from a thousand logits' },
  hotThousand: {
    slug: 'summary',
    step: 2,
    title: 'Turn every knob',
    overrides: { temperature: 2, topK: 0, topP: 1 },
  },
} as const satisfies Record<string, Place>;
