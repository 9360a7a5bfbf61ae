// A tree in a link. Segments are parted by spaces (`+` in an address): first the prompt's tokens and how many more
// the tree has, then runs of tokens of which each follows the one before. A run is `parent*seed*temperature*topP*tokens`, its parent's place
// in base 36 and empty for the prompt; a field like the last run's is left empty; `.` before the parent: forced.
// A token is three characters of URL-safe base64, which holds 262,144 of them.

import { start } from '../../../text/graphemes.ts';
import { quoted } from '../../../text/marks.ts';
import { TreeError } from './error.ts';
import { type Cast, EMPTY, MOST_NODES, type Node, ROOT, type Tree } from './tree.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FIRST: Cast = { seed: 42, temperature: 0.7, topP: 0.9, forced: false };

/** @returns '' for the empty tree */
export function encodeTree({ prompt, nodes }: Tree): string {
  if (prompt.length === 0) return '';
  const segments = [`${prompt.map(encodeId).join('')}*${nodes.length.toString(36)}`];
  let before = FIRST;
  nodes.forEach((node, at) => {
    if (at > 0 && node.parent === at - 1 && !node.forced && isSame(node, before)) {
      segments[segments.length - 1] += encodeId(node.id);
      return;
    }
    const parent = node.parent === ROOT ? '' : node.parent.toString(36);
    const changed = (name: 'seed' | 'temperature' | 'topP') =>
      Object.is(node[name], before[name]) ? '' : String(node[name]);
    segments.push(
      [
        `${node.forced ? '.' : ''}${parent}`,
        changed('seed'),
        changed('temperature'),
        changed('topP'),
        encodeId(node.id),
      ].join('*'),
    );
    before = node;
  });
  return segments.join(' ');
}

/** @throws TreeError `bad-tree` */
export function decodeTree(link: string): Tree {
  if (link === '') return EMPTY;
  const [start = '', ...runs] = link.split(' ');
  const [prompt = '', total = ''] = start.split('*');
  if (prompt === '') throw new TreeError('bad-tree', 'it has no prompt');
  const nodes: Node[] = [];
  let before = FIRST;
  for (const run of runs) {
    const [place = '', seed = '', temperature = '', topP = '', tokens = '', ...rest] = run.split('*');
    if (rest.length > 0) throw new TreeError('bad-tree', 'a run of tokens has too many fields');
    const cast: Cast = {
      seed: number(seed, before.seed),
      temperature: number(temperature, before.temperature),
      topP: number(topP, before.topP),
      forced: place.startsWith('.'),
    };
    const ids = decodeIds(tokens);
    if (ids.length === 0) throw new TreeError('bad-tree', 'a run has no tokens');
    ids.forEach((id, i) => {
      const parent = i > 0 ? nodes.length - 1 : parentAt(place.replace('.', ''), nodes.length);
      nodes.push({ parent, id, ...cast, forced: cast.forced && i === 0 });
    });
    before = cast;
  }
  if (nodes.length > MOST_NODES)
    throw new TreeError('bad-tree', `it has ${nodes.length} tokens and ${MOST_NODES} is the most`);
  // A mail program may have cut the link between two tokens.
  if (nodes.length.toString(36) !== total)
    throw new TreeError('bad-tree', `it has ${nodes.length} tokens, which is not how many were sent`);
  return { prompt: decodeIds(prompt), nodes };
}

function isSame(a: Cast, b: Cast): boolean {
  return a.seed === b.seed && Object.is(a.temperature, b.temperature) && Object.is(a.topP, b.topP);
}

function encodeId(id: number): string {
  return [id >> 12, id >> 6, id].map((part) => DIGITS[part & 63]).join('');
}

function decodeIds(written: string): number[] {
  const digits = [...written].map((digit) => DIGITS.indexOf(digit));
  if (digits.length % 3 !== 0 || digits.includes(-1))
    throw new TreeError('bad-tree', `${quoted(start(written, 20))} is no list of tokens`);
  return Array.from({ length: digits.length / 3 }, (_, i) =>
    digits.slice(3 * i, 3 * i + 3).reduce((id, digit) => id * 64 + digit, 0),
  );
}

function number(written: string, fallback: number): number {
  if (written === '') return fallback;
  const value = Number(written);
  if (!Number.isFinite(value)) throw new TreeError('bad-tree', `${quoted(start(written, 20))} is no number`);
  return value;
}

function parentAt(written: string, made: number): number {
  if (written === '') return ROOT;
  const parent = /^[0-9a-z]{1,4}$/.test(written) ? Number.parseInt(written, 36) : made;
  if (parent < made) return parent;
  throw new TreeError(
    'bad-tree',
    `a run follows token ${quoted(start(written, 20))}, which is not there yet`,
  );
}
