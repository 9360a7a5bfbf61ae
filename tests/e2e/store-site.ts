// A site whose model and runtime come in many small files, on a host that can be told to fail.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { cut } from '../../models/package/shards.mjs';
import { type FileEntry, type Manifest, parseManifest } from '../../web/model/manifest.ts';
import type { RetryOptions } from '../../web/model/store/retry.ts';
import { type FaultyHost, faultyHost } from '../faults/host.ts';
import type { StoreResult, StoreRun } from './harness/store-worker.ts';

const PIECE = 2 ** 20;
const EMBEDDED = new URL('../../models/embedded/', import.meta.url);
const BUILD = 'ort-wasm-simd-threaded';

/** What `runStore` is asked for. */
export const MODEL: StoreRun['what'] = { model: 'small' };
export const RUNTIME: StoreRun['what'] = { build: BUILD };

/** Short waits; and an answer on a busy machine is given time. */
export const RETRIES: RetryOptions = { stall: 30_000, tries: 3, firstWait: 5, longestWait: 2000 };

export interface StoreSite {
  host: FaultyHost;
  /** The package's files, by their path below the site; all but its manifest. */
  model: Map<string, FileEntry>;
  runtime: Map<string, FileEntry>;
  /** What is served before the harness's own files; a test may change it. */
  files: Map<string, Buffer>;
}

function bytesOfList(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The embedded model, its shards cut into pieces of a mebibyte. */
export function smallPackage(): { manifest: Manifest; files: Map<string, Buffer> } {
  const read = (file: string) => readFileSync(new URL(file, EMBEDDED));
  const manifest = parseManifest(JSON.parse(read('manifest.json').toString()));
  const shards = cut(
    Buffer.concat(manifest.shards.map(({ file }) => read(file))),
    (hash) => `${hash}.bin`,
    PIECE,
  );
  const others = [manifest.tokenizer, manifest.graphs.webgpu, manifest.graphs.wasm];
  const files = new Map<string, Buffer>(others.map(({ file }) => [file, read(file)]));
  for (const { file, data } of shards) files.set(file, Buffer.from(data));
  manifest.shards = shards.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }));
  return { manifest, files: files.set('manifest.json', bytesOfList(manifest)) };
}

export async function serveStore(): Promise<StoreSite> {
  const { manifest, files: small } = smallPackage();
  const files = new Map([...small].map(([name, data]) => [`models/small/${name}`, data]));
  const binary = readFileSync(createRequire(import.meta.url).resolve(`onnxruntime-web/${BUILD}.wasm`));
  const pieces = cut(binary, (hash) => `${BUILD}.${hash}.wasm`, 2 * PIECE);
  for (const { file, data } of pieces) files.set(`ort/${file}`, Buffer.from(data));
  const list = pieces.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }));
  files.set('ort/runtime.json', bytesOfList({ builds: { [BUILD]: list } }));
  const { tokenizer, graphs, shards } = manifest;
  const entries = [tokenizer, graphs.webgpu, graphs.wasm, ...shards];
  return {
    host: await faultyHost([files, 'build/harness'], '/deep/'),
    model: new Map(entries.map((entry) => [`models/small/${entry.file}`, entry])),
    runtime: new Map(list.map((entry) => [`ort/${entry.file}`, entry])),
    files,
  };
}

export async function openHarness(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
}

export function runStore(page: Page, what = MODEL, more: Partial<StoreRun> = {}): Promise<StoreResult> {
  return page.evaluate((run) => window.runStore(run), { what, retries: RETRIES, ...more });
}

/** Keys of what the browser keeps that does not fit its hash: there must be none, ever. */
export const unfit = (page: Page): Promise<string[]> => page.evaluate(() => window.unfit());

export async function forgetAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
}

/** A path as a rule wants it. */
export const exactly = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.')}$`);

/** How many points of each kind are tried; a long run sets more. */
export const POINTS = Number(process.env.FAULT_POINTS ?? 1);
