import { ModelError } from '../error.ts';
import type { OnLoadProgress } from '../load-progress.ts';
import { type FileEntry, type Manifest, parseManifest } from '../manifest.ts';
import type { Files } from './files.ts';
import { readAll } from './read-all.ts';
import type { RetryOptions } from './retry.ts';
import { SiteFiles } from './site-files.ts';

/** Everything of a package but its graphs, of which only one is wanted at a time. */
export interface Package {
  files: Files<Manifest>;
  manifest: Manifest;
  /** The parsed tokenizer.json. */
  tokenizer: object;
  shards: Uint8Array<ArrayBuffer>[];
}

/** All files of a package but the manifest itself. */
export function packageEntries({ tokenizer, graphs, shards }: Manifest): FileEntry[] {
  return [tokenizer, graphs.webgpu, graphs.wasm, ...shards];
}

/** @param model the package's name: its folder below `models/` */
export function packageUrl(site: URL, model: string): URL {
  return new URL(`models/${encodeURIComponent(model)}/manifest.json`, site);
}

/** A package that the site serves. */
export function packageFiles(site: URL, model: string, retries?: RetryOptions): Files<Manifest> {
  const url = packageUrl(site, model);
  return new SiteFiles({ url, parse: parseManifest, entries: packageEntries }, retries);
}

/**
 * Reads a whole package. Both graphs come along, some kilobytes each, so that it later opens on either backend
 * without a network.
 * @throws ModelError as the files' `list` and `read`, and `bad-tokenizer`
 */
export async function loadPackage(
  files: Files<Manifest>,
  onProgress: OnLoadProgress,
  signal?: AbortSignal,
): Promise<Package> {
  onProgress({ phase: 'manifest', loaded: 0, total: 1 });
  const manifest = await files.list(signal);
  onProgress({ phase: 'manifest', loaded: 1, total: 1 });
  const read = await readAll(files, packageEntries(manifest), 'weights', onProgress, signal);
  const data = (entry: FileEntry) => read.get(entry) as Uint8Array<ArrayBuffer>;
  return {
    files,
    manifest,
    tokenizer: parseTokenizer(data(manifest.tokenizer)),
    shards: manifest.shards.map(data),
  };
}

function parseTokenizer(data: Uint8Array): object {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch (cause) {
    throw new ModelError('bad-tokenizer', 'tokenizer.json is not JSON. Build or download the model again.', {
      cause,
    });
  }
}

export async function loadGraph(
  { files, manifest }: Package,
  kind: 'webgpu' | 'wasm',
  signal?: AbortSignal,
): Promise<Uint8Array> {
  return files.read(manifest.graphs[kind], () => {}, signal);
}
