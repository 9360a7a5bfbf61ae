import { downloadJson, downloadVerified, type OnBytes } from './download';
import { ModelError } from './error';
import { type Manifest, parseManifest } from './manifest';
import type { OnProgress } from './progress';

/** Everything of a package but its graphs, of which only one is wanted. */
export interface Package {
  base: URL;
  manifest: Manifest;
  /** The parsed tokenizer.json. */
  tokenizer: object;
  shards: Uint8Array<ArrayBuffer>[];
}

/**
 * @param base the package's folder, ending in a slash
 * @throws ModelError as the downloads and the manifest's checks
 */
export async function loadPackage(base: URL, onProgress: OnProgress, signal?: AbortSignal): Promise<Package> {
  onProgress({ phase: 'manifest', loaded: 0, total: 1 });
  const manifest = parseManifest(await downloadJson(new URL('manifest.json', base), signal));
  onProgress({ phase: 'manifest', loaded: 1, total: 1 });

  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, manifest.tokenizer.bytes);
  let loaded = 0;
  const onBytes: OnBytes = (bytes) => {
    loaded += bytes;
    onProgress({ phase: 'weights', loaded, total });
  };
  const tokenizer = parseTokenizer(await downloadVerified(base, manifest.tokenizer, onBytes, signal));
  const shards = [];
  // One after the other: a cut connection then costs one shard.
  for (const shard of manifest.shards) shards.push(await downloadVerified(base, shard, onBytes, signal));
  return { base, manifest, tokenizer, shards };
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
  { base, manifest }: Package,
  kind: 'webgpu' | 'wasm',
  signal?: AbortSignal,
): Promise<Uint8Array> {
  return downloadVerified(base, manifest.graphs[kind], () => {}, signal);
}
