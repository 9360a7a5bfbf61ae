import type { State } from '../../state/parameters.ts';

/**
 * A step of the course that shows what is claimed here, with the settings for it. A link with settings shows the
 * figure without a question before it. A test compares each title with that of the step.
 */
export interface Place {
  readonly slug: string;
  /** From 1, as in the address. */
  readonly step: number;
  readonly title: string;
  readonly overrides: Partial<State>;
}

export const PLACES = {
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
  greedy: { slug: 'temperature', step: 5, title: 'Zero is a case of its own', overrides: { temperature: 0 } },
  tail: { slug: 'top-k', step: 1, title: 'The tail always gets a roll', overrides: { temperature: 0.5 } },
  topK: { slug: 'top-k', step: 2, title: 'Keep the k best tokens', overrides: { topK: 3 } },
  oneK: { slug: 'top-k', step: 5, title: 'One k does not fit all', overrides: { topK: 10 } },
  pIsGreedy: {
    slug: 'top-p',
    step: 1,
    title: 'As many tokens as it takes',
    overrides: { topP: 0.9 },
  },
  pAdapts: { slug: 'top-p', step: 2, title: 'Where it really adapts', overrides: { topP: 0.9 } },
  oneP: { slug: 'top-p', step: 5, title: 'p = 0.9 fits both', overrides: { topP: 0.9 } },
  starts: {
    slug: 'pipeline',
    step: 3,
    title: 'Settings people start from',
    overrides: { temperature: 0.7, topP: 0.9 },
  },
  orders: {
    slug: 'pipeline',
    step: 5,
    title: 'Two orders, two sets of survivors',
    overrides: { temperature: 0.3, topP: 0.9 },
  },
  loops: { slug: 'generate', step: 2, title: 'Greedy repeats itself', overrides: { strategy: 'greedy' } },
  fallsApart: {
    slug: 'generate',
    step: 3,
    title: 'Hot text falls apart',
    overrides: { strategy: 'own', temperature: 1.5 },
  },
  penalty: {
    slug: 'repetition',
    step: 1,
    title: 'What was said counts for less',
    overrides: { repetitionPenalty: 1.5 },
  },
  gains: {
    slug: 'repetition',
    step: 2,
    title: 'What becomes of “world”',
    overrides: { repetitionPenalty: 1.5 },
  },
  sign: { slug: 'repetition', step: 4, title: 'The sign decides', overrides: { repetitionPenalty: 1.5 } },
  breaks: {
    slug: 'repetition',
    step: 6,
    title: 'Greedy goes round in circles',
    overrides: { repetitionPenalty: 1.1 },
  },
  tooMuch: { slug: 'repetition', step: 7, title: 'Too much of it', overrides: { repetitionPenalty: 1.3 } },
  minP: { slug: 'min-p', step: 1, title: 'The favourite sets the bound', overrides: { minP: 0.1 } },
  minPHeat: {
    slug: 'min-p',
    step: 2,
    title: 'What heat does to both filters',
    overrides: { temperature: 3, minP: 0.1 },
  },
  hotThousand: {
    slug: 'summary',
    step: 2,
    title: 'Turn every knob',
    overrides: { temperature: 2, topK: 0, topP: 1 },
  },
} as const satisfies Record<string, Place>;
