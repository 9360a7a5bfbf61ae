import * as v from 'valibot';
import { type FileEntry, fileEntry, list, object, parse } from '../file-list.ts';

/** The runtime's WebAssembly, cut into pieces: by the name of a build, its pieces in order. */
export type RuntimeList = ReadonlyMap<string, FileEntry[]>;

const runtimeList = object({
  builds: v.pipe(v.record(v.string(), list(fileEntry), 'an object'), v.minEntries(1, 'an object')),
});

/**
 * @param value parsed `ort/runtime.json`
 * @throws ModelError `bad-manifest`, naming the field
 */
export const parseRuntimeList = (value: unknown): RuntimeList =>
  new Map(Object.entries(parse(runtimeList, value, 'runtime').builds));
