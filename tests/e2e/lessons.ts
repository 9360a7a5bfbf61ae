import { readdirSync } from 'node:fs';

const FOLDER = new URL('../../web/lessons/', import.meta.url);

/** The slugs of all lessons, in the course's order: the names of their folders without the number. */
export const SLUGS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => /^\d\d-/.test(name))
  .map((name) => name.slice(3));
