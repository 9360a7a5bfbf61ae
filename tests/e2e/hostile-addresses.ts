// Addresses that nobody should follow: any parameter with any value. The same seed gives the same addresses.
import { loadSampler } from '../../web/sampler/index.ts';
import { PARAMETERS } from '../../web/state/parameters.ts';
import { SLUGS } from './lessons.ts';

const KEYS = [...Object.values(PARAMETERS).map(({ key }) => key), 'unknown', '', '__proto__'];

const NUMBERS = [
  ...[
    '0',
    '-0',
    '-1',
    '1',
    '2.5',
    '1e-320',
    '1e309',
    '-1e309',
    '1e12',
    '-1e12',
    '0x10',
    '1e',
    '--1',
    '0.1.2',
  ],
  ...[
    '4294967295',
    '4294967296',
    '9007199254740993',
    'NaN',
    'nan',
    'inf',
    '-inf',
    '0,9',
    '1,000',
    '٣',
    ' ',
    '',
  ],
];
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', '__proto__', 'length'];
const MARKUP = [
  '<img src=x onerror="document.title=1">',
  '"><script>document.title=1</script>',
  "'`{{7*7}}",
  '&amp;&#0;',
  '</style><svg onload=1>',
];
/** Percent-escapes that decode to no text, to controls, to other directions, or not at all. */
const ESCAPES = [
  '%00',
  '%01%1B',
  '%E0%A4%A',
  '%ED%A0%80',
  '%E2%80%AE',
  '%EF%BB%BF',
  '%0D%0A',
  '%',
  '%F0%9F%8E%B2',
  '%C2%AD',
];
const CHOICES = [
  'capital',
  'supper',
  'greeting',
  'unsure',
  'greedy',
  'hot',
  'own',
  'top-k',
  'powers',
  'chat',
  'wasm',
  'cuda',
];
const TREES = [
  'AAAAAB*2 ****AAC .0*7**0.5*AAD',
  '*',
  '****',
  'AAA*zzzzzz',
  'AAAAAB*2 ****AAC .9*7**0.5*AAD',
  '!!!*1 *',
];
const CHAINS = ['T,p,m', 'p', 'p,p,p', 'penalty,T,k,p,m', 'm,p,k,T,penalty', 'constructor,T', ','];

export interface Hostile {
  /** The address from its `#`. */
  readonly hash: string;
  /** Whether a browser opens it anew, instead of following it within the page. */
  readonly isFresh: boolean;
}

/** @returns `count` addresses, the same ones for the same seed */
export async function hostileAddresses(count: number, seed: number): Promise<Hostile[]> {
  const random = (await loadSampler()).random(seed);
  const below = (limit: number) => Math.floor(random.uniform() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const chance = (share: number) => random.uniform() < share;
  const times = <T>(most: number, make: () => T) => Array.from({ length: below(most + 1) }, make);
  const number = () => (chance(0.5) ? pick(NUMBERS) : String((random.uniform() - 0.5) * 10 ** below(14)));
  const escaped = () => encodeURIComponent(pick(pick([NAMES, MARKUP, CHOICES, TREES, CHAINS])));
  const item = () => pick([number, escaped, () => pick(ESCAPES)])();
  const long = () =>
    item()
      .repeat(1 + below(4000))
      .slice(0, 40_000);
  const numbers = () => times(chance(0.1) ? 3000 : 12, number).join(',');
  const words = () => times(chance(0.1) ? 3000 : 12, item).join(encodeURIComponent('|'));
  const value = () => pick([number, number, escaped, item, numbers, words, long, () => pick(ESCAPES)])();
  /** As many words as logits, so that a step shows them. */
  const pairs = () => {
    const rows = times(60, () => [item(), number()] as const);
    const [named, scored] = pick([
      ['words', 'logits'],
      ['own', 'ownLogits'],
    ] as const);
    return `${named}=${rows.map(([word]) => word).join('%7C')}&${scored}=${rows.map(([, logit]) => logit).join(',')}`;
  };
  const named = () =>
    `${pick(['example', 'strategy', 'scale', 'for', 'backend', 'model', 'order', 'tree'])}=${escaped()}`;
  const query = () =>
    [
      ...times(6, () => `${pick(KEYS)}=${value()}`),
      ...times(2, named),
      ...(chance(0.3) ? [pairs()] : []),
    ].join('&');
  const step = () => (chance(0.9) ? String(1 + below(8)) : value());
  const slug = () => (chance(0.95) ? pick(SLUGS) : value().slice(0, 2000));
  const made = Array.from({ length: count }, () => ({
    hash: chance(0.01) ? `#${value()}` : `#/${slug()}/${step()}?${query()}`,
    isFresh: chance(0.05),
  }));
  random.dispose();
  return made;
}
