import { inline } from '../text/marks.ts';
import type { State } from './parameters.ts';

/** A prompt with the words that may follow it and the logit a model might give each. */
export interface Example {
  readonly name: string;
  readonly prompt: string;
  readonly words: readonly string[];
  readonly logits: readonly number[];
}

const CITIES =
  'Paris Lyon Nice Lille Nantes Metz Dijon Brest Tours Reims Toulon Rouen Caen Nancy Pau Amiens Arles Calais Cannes Ajaccio Bastia Vichy Sedan Albi Auch Agen Laon Dax Foix Gap Niort Sens Troyes Vannes Valence Poitiers Rennes Orange Nevers Mende Melun Limoges Laval Gray Evry Dreux Dole Cahors Blois Bordeaux';
const NAMES =
  'Anna Clara Emma Rose Ada Ivy Mary Jane Lucy Ella Ruth Alice Nora Edith Grace May Ellen Julia Laura Eva Flora Helen Irene Amy Agnes Martha Kate Ida Olga Vera Zoe Lena Maya Nina Sara Tess Lydia Hazel Iris Judith Karen Lily Mona Naomi Opal Paula Rita Susan Thea Wendy';

/** 49 towns share the 5 % that one leaves: ln(0.95 / (0.05 / 49)) above them. */
const CONFIDENT_LOGIT = 6.83626;

/**
 * The worked examples. `capital` is the course's running one, `greeting` and `answers` are for the
 * repetition penalty; the last two are a confident and an unsure prediction over 50 words each.
 */
export const EXAMPLES = {
  capital: {
    name: 'One clear favourite',
    prompt: 'The capital of France is',
    words: ['Paris', 'London', 'Berlin', 'the', 'a', 'is', 'Rome', 'Madrid', 'banana', 'cat'],
    logits: [8.5, 5.2, 4.1, 2.0, 1.5, 1.0, 3.8, 3.5, -2.0, -3.5],
  },
  supper: {
    name: 'Many good answers',
    prompt: 'For supper we had',
    words: [
      'soup',
      'fish',
      'rice',
      'bread',
      'pasta',
      'stew',
      'curry',
      'salad',
      'eggs',
      'pie',
      'gravel',
      'Tuesday',
    ],
    logits: [3.2, 3.0, 2.9, 2.7, 2.6, 2.3, 2.1, 1.9, 1.6, 1.2, -1.5, -3.0],
  },
  greeting: {
    name: 'Two words said',
    prompt: 'hello world',
    words: ['hello', 'world', 'how', 'are', 'you'],
    logits: [5, 3, 2, 1, 0.5],
  },
  answers: {
    name: 'Both signs',
    prompt: 'Shall we? she asked, and I said',
    words: ['yes', 'well', 'perhaps', 'no', 'never'],
    logits: [3, 1, 0, -1, -2],
  },
  confident: {
    name: 'Sure of itself',
    prompt: 'The capital of France is',
    words: CITIES.split(' '),
    logits: CITIES.split(' ').map((_, i) => (i === 0 ? CONFIDENT_LOGIT : 0)),
  },
  unsure: {
    name: 'Anyone’s guess',
    prompt: 'The girl’s name was',
    words: NAMES.split(' '),
    logits: NAMES.split(' ').map(() => 2),
  },
} as const satisfies Record<State['example'], Example>;

export type ExampleName = keyof typeof EXAMPLES;

/** The example as it is shown: invisible characters in the reader's words are replaced by marks. */
export function table(state: State): Example {
  const example = typed(state);
  return example.words === state.words ? { ...example, words: example.words.map(inline) } : example;
}

/** The named example, or what the reader made of it, letter by letter. */
export function typed(state: State): Example {
  const base = EXAMPLES[state.example];
  if (!state.words || !state.logits || state.words.length !== state.logits.length) return base;
  return { ...base, name: 'Your own', words: state.words, logits: state.logits };
}

/** The logits as the core takes them. */
export function logitsOf(example: Example, shift = 0): Float64Array {
  return Float64Array.from(example.logits, (logit) => logit + shift);
}
