import { EMBEDDED } from '../model/model-names.ts';
import { ORDERS } from '../sampler/index.ts';
import {
  bounded,
  type Codec,
  choice,
  folder,
  integer,
  list,
  maybeChoice,
  maybeNumber,
  number,
  numbers,
  stageNumbers,
  stages,
  text,
} from './codec.ts';

/** The random numbers of a seed are made one after another, so a link may not ask for too many. */
export const MOST_ROLLS = 1_000_000;

const EXAMPLE_NAMES = ['capital', 'supper', 'greeting', 'answers', 'confident', 'unsure'] as const;

/**
 * Every value a link can carry, with its name in the URL hash and the values it may take.
 * A control that is not in this table cannot be shared; a control that is, always can.
 */
export const PARAMETERS = {
  /** Which worked example is shown. */
  example: choice('example', 'capital', EXAMPLE_NAMES),
  /** The student's own words and logits; null means the example's. */
  words: list('words'),
  logits: numbers('logits'),
  /** Words, logits and example that the reader takes along from step to step; null means none. */
  ownWords: list('own'),
  ownLogits: numbers('ownLogits'),
  ownExample: maybeChoice('ownExample', EXAMPLE_NAMES),
  ...stageNumbers(),
  /** The adaptive temperature: the temperature at which entropy is measured, and the two it maps to. */
  baseTemperature: number('Tbase', 1),
  minTemperature: number('Tmin', 0.3),
  maxTemperature: number('Tmax', 1.5),
  /** Ids of the tokens that the text holds already, on which the penalty falls. */
  previousTokens: numbers('previous'),
  /** The order of the chain, and another one to compare. */
  order: stages('order', ORDERS.notebook),
  otherOrder: stages('other', ORDERS['llama.cpp']),
  /** A number added to every logit, to show that only differences count. */
  shift: number('shift', 0),
  /** How an axis of shares is divided: evenly, or in powers of ten. */
  scale: choice('scale', 'even', ['even', 'powers']),
  /** Which stage of an algorithm is on show, from 0; beyond the last it is the last. */
  stage: integer('stage', 0, 0, 99),
  seed: integer('seed', 42, 0, 4_294_967_295),
  /** How many random numbers of the seed's stream have been drawn. The last one is the marker on the die. */
  rolls: integer('rolls', 1, 1, MOST_ROLLS),
  /** How many of the last rolls are counted under the die; 0 for none. */
  batch: integer('batch', 0, 0, 10_000),
  /** How many times a die is rolled to see what comes out; a figure may make fewer, and then says so. */
  draws: bounded('draws', 50_000, 1, 1_000_000),
  /** The token whose number the reader asks about; -1 for none. */
  ask: integer('ask', -1, -1, 10_000_000),
  /** A random number set by hand; null takes the seed's. */
  coin: maybeNumber('u'),
  prompt: text('prompt', 'The future of artificial intelligence is'),
  /** Settings under a name: those that the course compares, those of the speed lesson, or the reader's own. */
  strategy: choice('strategy', 'focused', [
    'greedy',
    'cool',
    'focused',
    'top-50',
    'lively',
    'own',
    'cold',
    'plain',
    'hot',
    'top-k',
    'top-p',
    'both',
    'min-p',
  ]),
  /** What the reader is going to write. */
  purpose: choice('for', '', ['', 'facts', 'code', 'chat', 'story', 'ideas']),
  maxTokens: integer('n', 40, 1, 200),
  /** The live model: its folder, and what it runs on. */
  model: folder('model', EMBEDDED),
  backend: choice('backend', 'auto', ['auto', 'webgpu', 'wasm']),
  /** The texts rolled from one prompt, as the lesson on steps writes them. */
  tree: text('tree', '', 20_000),
  /** Which of its tokens ends the text on show, and which of that text's tokens is open; from 1, 0 is none. */
  end: integer('end', 0, 0, 9999),
  token: integer('token', 0, 0, 9999),
  /** A sweep: its temperatures, how many texts at each, how long each. */
  temperatures: numbers('Ts'),
  completions: integer('each', 5, 1, 10),
  completionTokens: integer('len', 40, 1, 80),
  /** 1 hides what wrote a text until it is rated; `card` is the text on show, from 1. */
  blind: integer('blind', 0, 0, 1),
  card: integer('card', 1, 1, 80),
} as const satisfies Record<string, Codec<unknown>>;

export type ParameterName = keyof typeof PARAMETERS;

/** The page's state: one value for each parameter. */
export type State = { [K in ParameterName]: (typeof PARAMETERS)[K] extends Codec<infer T> ? T : never };

/**
 * The values that stay on every walk. All others belong to the step on which they were set; a lesson whose steps
 * work on one text lists what stays within it.
 */
export const LASTING: readonly ParameterName[] = ['ownWords', 'ownLogits', 'ownExample', 'model', 'backend'];

/** The part of some overrides that has these names. */
export function only(overrides: Partial<State>, names: readonly ParameterName[]): Partial<State> {
  return Object.fromEntries(
    Object.entries(overrides).filter(([name]) => names.includes(name as ParameterName)),
  );
}

const NAMES = Object.keys(PARAMETERS) as ParameterName[];

/** The state before anyone touched anything. */
export function defaults(): State {
  return Object.fromEntries(NAMES.map((name) => [name, PARAMETERS[name].fallback])) as State;
}

/** A value of a link that cannot be used. */
export interface Refused {
  readonly name: ParameterName;
  readonly raw: string;
  /** Why not, where the value by itself could be read; in words that go on from it. */
  readonly why?: string;
}

/** Words have a logit each, so neither list is of use without the other. */
const PAIRS = [
  ['words', 'logits'],
  ['ownWords', 'ownLogits'],
] as const;

/** Reads the parameters of a query string; unknown names and unreadable values are left out. */
export function decode(query: string): Partial<State> {
  return readAll(query).found;
}

/** What a query string gives to parameters that cannot read it. */
export function refusedIn(query: string): readonly Refused[] {
  return readAll(query).refused;
}

function readAll(query: string): { found: Partial<State>; refused: readonly Refused[] } {
  const found: Partial<Record<ParameterName, unknown>> = {};
  const refused: Refused[] = [];
  const search = new URLSearchParams(query);
  for (const name of NAMES) {
    const raw = search.get(PARAMETERS[name].key);
    if (raw === null) continue;
    const value = PARAMETERS[name].parse(raw);
    if (value === undefined) refused.push({ name, raw });
    else found[name] = value;
  }
  for (const pair of PAIRS) refused.push(...takeUnpaired(pair, found as Partial<State>, search));
  return { found: found as Partial<State>, refused };
}

/** Takes two lists of different lengths out of what was found. @returns what to tell of them */
function takeUnpaired(
  [words, logits]: (typeof PAIRS)[number],
  found: Partial<State>,
  search: URLSearchParams,
): Refused[] {
  const [first, second] = found[words] ? [words, logits] : [logits, words];
  const lengths = [found[first]?.length, found[second]?.length ?? 'none'];
  if (found[words]?.length === found[logits]?.length) return [];
  delete found[words];
  delete found[logits];
  const why = `has length ${lengths[0]}, while ${PARAMETERS[second].key} has ${lengths[1]}`;
  return [{ name: first, raw: search.get(PARAMETERS[first].key) ?? '', why }];
}

/** Writes overrides as a query string, in the table's order, so that equal states give equal links. */
export function encode(overrides: Partial<State>): string {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = overrides[name];
    const codec = PARAMETERS[name] as Codec<unknown>;
    if (value === undefined || value === null) continue;
    search.set(codec.key, codec.format(value));
  }
  return search.toString();
}
