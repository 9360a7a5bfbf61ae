// Which models the browser keeps for this site, and how they are put away.
import { type Manifest, parseManifest } from '../manifest.ts';
import { totalBytes } from './files.ts';
import { forgetLists, keptLists } from './lists.ts';
import { ModelCache } from './model-cache.ts';
import { packageEntries, packageUrl } from './package.ts';

export interface StoredModel {
  /** Folder below `models/`. */
  model: string;
  /** As its manifest calls it. */
  name: string;
  /** Bytes kept; fewer than `of` after a download that was stopped. */
  bytes: number;
  of: number;
}

/** @param site the folder of the page */
export async function storedModels(site: URL): Promise<StoredModel[]> {
  const cache = await ModelCache.open();
  if (typeof cache === 'string') return [];
  const hashes = await cache.hashes();
  const models = new Map<string, StoredModel>();
  for (const { url, value } of await keptLists(cache)) {
    const model = modelAt(url, site);
    if (model === undefined) continue;
    const manifest = parsed(value);
    if (!manifest) continue;
    const entries = packageEntries(manifest);
    const kept = entries.filter((entry) => hashes.has(entry.sha256));
    // Lists come oldest first: of two versions, the one that is being loaded counts.
    if (kept.length > 0)
      models.set(model, { model, name: manifest.name, bytes: totalBytes(kept), of: totalBytes(entries) });
  }
  return [...models.values()];
}

/** @returns undefined when it is of an older form, which this page cannot load */
function parsed(value: unknown): Manifest | undefined {
  try {
    return parseManifest(value);
  } catch {
    return undefined;
  }
}

/** @returns undefined when the list is of another site of this origin, or of no model */
function modelAt(url: string, site: URL): string | undefined {
  const [, folder] = /\/([^/]+)\/manifest\.json$/.exec(url) ?? [];
  const model = folder && decodeURIComponent(folder);
  return model && packageUrl(site, model).href === url ? model : undefined;
}

/** Removes all that is kept of a model, except files another one has too. */
export async function forgetModel(site: URL, model: string): Promise<void> {
  const cache = await ModelCache.open();
  if (typeof cache !== 'string') await forgetLists(cache, packageUrl(site, model).href);
}
