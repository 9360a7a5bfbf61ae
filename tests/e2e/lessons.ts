import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../web/lessons/', import.meta.url);

/** The slugs of all lessons, in the course's order, read from the folders as the page itself does. */
export const SLUGS: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => slug(readFileSync(new URL(`${name}/meta.ts`, FOLDER), 'utf8')));

function slug(source: string): string {
  const found = /slug: '([a-z-]+)'/.exec(source)?.[1];
  if (!found) throw new Error('a lesson has no slug in its meta.ts');
  return found;
}
