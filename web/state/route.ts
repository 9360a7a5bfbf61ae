import { decode, encode, type Refused, refusedIn, type State } from './parameters.ts';

/** Where the reader is: a lesson, a step in it (from 0), and what they changed there. */
export interface Route {
  readonly lesson: string;
  readonly step: number;
  readonly overrides: Partial<State>;
  /** What the link asked for and cannot have; absent where it can have all. */
  readonly refused?: readonly Refused[];
}

/** Reads `#/top-p/3?p=0.9` (steps count from 1 in links; a missing one is the first). */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?');
  const [lesson = '', step = '1'] = path.split('/');
  const refused = refusedIn(query);
  const index = Number.parseInt(step, 10) - 1;
  return {
    lesson: safeDecode(lesson),
    step: Number.isInteger(index) && index >= 0 ? index : 0,
    overrides: decode(query),
    ...(refused.length > 0 ? { refused } : {}),
  };
}

export function formatHash(route: Route): string {
  const query = encode(route.overrides);
  const step = route.step === 0 ? '' : `/${route.step + 1}`;
  return `#/${encodeURIComponent(route.lesson)}${step}${query === '' ? '' : `?${query}`}`;
}

function splitOnce(value: string, mark: string): [string, string] {
  const at = value.indexOf(mark);
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

/** A stray `%` in a typed address must not break the page. */
function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
