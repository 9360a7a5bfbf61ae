// ARCHITECTURE.md is true: imports go down its floors, every room has a floor, every file it names exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEXT = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
/** Rooms that are on no floor: nothing imports them, or they import nothing of the others. */
const APART = [
  'web/public',
  'web/styles',
  'web/tex',
  'web/index',
  'models/train',
  'models/embedded',
  'models/distilgpt2',
];

describe.each(
  [...TEXT.matchAll(/^## .*: `(.+)`\n([^#]+)/gm)].map(([, folder, table]) => [folder, table] as const),
)('%s', (folder = '', table = '') => {
  const floors = floorsOf(table);
  const roomOf = (file: string) =>
    relative(join(ROOT, folder), file)
      .split('/')[0]
      ?.replace(/\.\w+$/, '') ?? '';
  const files = sourcesUnder(join(ROOT, folder)).filter(
    (file) => !APART.includes(`${folder}/${roomOf(file)}`),
  );

  test('every room has a floor', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(new Set(files.map(roomOf))).toEqual(new Set(floors.keys()));
  });

  test('no import runs up', () => {
    const up = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => (floors.get(roomOf(target)) ?? 0) > (floors.get(roomOf(file)) ?? 0))
        .map((target) => `${relative(ROOT, file)} -> ${relative(ROOT, target)}`),
    );
    expect(up).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circles(files)).toEqual([]);
  });
});

test('every file that the journeys name exists', () => {
  const journeys = TEXT.slice(TEXT.indexOf('## Four journeys'));
  const missing = [...journeys.matchAll(/`(web|wasm|models)\/([\w/.-]+)`/g)]
    .map(([, top, path]) => `${top}/${path}`)
    .filter((path) => !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});

/** The floor of each room of a table. */
function floorsOf(table: string): Map<string, number> {
  return new Map(
    [...table.matchAll(/^\| (\d+) \| (.*?) \|/gm)].flatMap(([, floor, rooms = '']) =>
      [...rooms.matchAll(/`([\w-]+)(?:\.\w+)?`/g)].map(([, room = '']) => [room, Number(floor)] as const),
    ),
  );
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs|cpp|h)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path));
}

/** The files of the project that a file imports or includes. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'|^#include "([^"]+)"/gm)]
    .map(([, module, header]) => join(dirname(file), module ?? header ?? ''))
    .map((path) =>
      [path, `${path}.ts`, join(path, 'index.ts')].find((at) => /\.\w+$/.test(at) && existsSync(at)),
    )
    .filter((path) => path !== undefined);
}

/** Files that lead back to themselves. */
function circles(files: readonly string[]): string[] {
  const [open, done] = [new Set<string>(), new Set<string>()];
  const found: string[] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    if (open.has(file)) {
      found.push(relative(ROOT, file));
      return;
    }
    open.add(file);
    for (const target of importsOf(file)) visit(target);
    open.delete(file);
    done.add(file);
  };
  for (const file of files) visit(file);
  return found;
}
