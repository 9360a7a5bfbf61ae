import { type FileEntry, fields, fileEntry, list } from '../manifest';

/** The runtime's WebAssembly, cut into pieces: by the name of a build, its pieces in order. */
export type RuntimeList = ReadonlyMap<string, FileEntry[]>;

/**
 * @param value parsed `ort/runtime.json`
 * @throws ModelError `bad-manifest`, naming the field
 */
export function parseRuntimeList(value: unknown): RuntimeList {
  const { builds } = fields(value, 'runtime');
  const entries = Object.entries(fields(builds, 'runtime.builds'));
  return new Map(entries.map(([name, files]) => [name, list(files, `runtime.builds.${name}`, fileEntry)]));
}
