// The schemas that all lists of files share, and the error for a list that does not fit its schema.
import * as v from 'valibot';
import { start } from '../text/graphemes.ts';
import { ModelError } from './error.ts';

/** The message of a schema names what is expected, as a part of a sentence. */
export const text = v.pipe(v.string('a text'), v.nonEmpty('a text'));
export const whole = v.pipe(
  v.number('a whole number'),
  v.safeInteger('a whole number'),
  v.minValue(0, 'a whole number'),
);
export const positive = v.pipe(whole, v.minValue(1, 'a number above zero'));
export const list = <T extends v.GenericSchema>(item: T) =>
  v.pipe(v.array(item, 'a list with entries'), v.nonEmpty('a list with entries'));
export const object = <T extends v.ObjectEntries>(entries: T) =>
  v.object(entries, ({ expected }) => (expected === 'Object' ? 'an object' : 'a value'));

/** One file beside its list. */
export const fileEntry = object({
  // A name without slashes: no file may be outside the list's folder.
  file: v.pipe(text, v.regex(/^\w[\w.-]*$/, 'a plain file name')),
  bytes: positive,
  /** Lower-case hexadecimal. */
  sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')),
});
export type FileEntry = v.InferOutput<typeof fileEntry>;

/** @throws ModelError `bad-manifest` */
export function refuse(where: string, wanted: string, found: unknown): never {
  const shown = start(JSON.stringify(found) ?? 'nothing', 60);
  const message = `The list of the model's files has ${shown} at "${where}" where ${wanted} belongs. Build or download the model again.`;
  throw new ModelError('bad-manifest', message);
}

/**
 * @param value parsed JSON
 * @param name of the list, for a value that is none
 * @throws ModelError `bad-manifest`, naming the field
 */
export function parse<T extends v.GenericSchema>(schema: T, value: unknown, name: string): v.InferOutput<T> {
  const { success, output, issues } = v.safeParse(schema, value, { abortEarly: true });
  if (success) return output;
  const [{ message, path = [], input }] = issues;
  const keys = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  const where = keys.join('').replace(/^\./, '');
  return refuse(where || name, message, path.length > 0 ? path.at(-1)?.value : input);
}
