// Whole loads through the client: from a failing host, without a network, from files on disk, and of a new version.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { parseManifest } from '../../web/model/manifest.ts';
import {
  exactly,
  MODEL,
  openHarness,
  RUNTIME,
  runStore,
  type StoreSite,
  serveStore,
  unfit,
} from './store-site.ts';

const PACKAGE = fileURLToPath(new URL('../../models/embedded/', import.meta.url));
const MANIFEST = 'models/small/manifest.json';

let site: StoreSite;
test.beforeEach(async () => {
  site = await serveStore();
});
test.afterEach(() => site.host.close());

/** Loads on WebAssembly and writes three tokens; or the error's code and message. */
function load(page: Page, options: { model?: string; disk?: boolean }) {
  return page.evaluate(async ({ model, disk }) => {
    const picker = document.querySelector<HTMLInputElement>('input');
    const client = new window.ModelClient();
    try {
      const files = disk ? { files: [...(picker?.files ?? [])] } : {};
      const info = await client.load({ ...(model ? { model } : {}), ...files, backend: 'wasm' });
      const { ids } = await client.generate({
        prompt: 'The',
        settings: { topK: 1 },
        seed: 1,
        maxTokens: 3,
      });
      return { info, ids };
    } catch (error) {
      return { code: (error as { code?: string }).code, message: String(error) };
    } finally {
      client.dispose();
    }
  }, options);
}

const stored = (page: Page) => page.evaluate(() => new window.ModelClient().stored());

test('from a host that fails, then without it; then the model is put away', async ({ page }) => {
  const { host } = site;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openHarness(page, host.url);
  const [shard = ''] = [...site.model.keys()].slice(-1);
  const [piece = ''] = site.runtime.keys();
  const rule = (path: string, kind: 'cut' | 'corrupt') => ({
    path: exactly(path),
    fault: { kind, at: 9999 },
    times: 1,
  });
  host.plan = [rule(shard, 'corrupt'), rule(piece, 'cut'), rule(MANIFEST, 'cut')];
  const first = await load(page, { model: 'small' });
  expect(host.applied()).toBe(3);
  const of = [...site.model.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  expect(first).toMatchObject({ info: { model: 'small', downloadBytes: of, kept: 'all', backend: 'wasm' } });
  expect(await stored(page)).toEqual([{ model: 'small', name: 'Loaded Dice embedded', bytes: of, of }]);

  // Scripts are the browser's own business; everything else is gone.
  host.reset();
  host.plan = [{ path: /\.(json|bin|onnx|wasm)$/, fault: { kind: 'cut', at: 0 } }];
  const second = await load(page, { model: 'small' });
  expect(second).toMatchObject({ info: { kept: 'all' }, ids: first.ids });
  expect([...host.requests.keys()].filter((path) => /\.(bin|onnx)$|^ort.*\.wasm$/.test(path))).toEqual([]);

  await page.evaluate(() => new window.ModelClient().forget('small'));
  expect(await stored(page)).toEqual([]);
  expect(await load(page, { model: 'small' })).toMatchObject({ code: 'network' });
  expect(asked.filter((url) => !url.startsWith(host.url))).toEqual([]);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test('from files on disk: nothing of the model is fetched or stored', async ({ page }) => {
  await openHarness(page, site.host.url);
  await page.evaluate(() => {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.multiple = true;
    document.body.append(picker);
  });
  const names = readdirSync(PACKAGE).filter((name) => name !== 'README.md');
  const file = (name: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: readFileSync(PACKAGE + name),
  });
  const pick = (files: ReturnType<typeof file>[]) => page.locator('input').setInputFiles(files);

  await pick(names.map(file));
  expect(await load(page, { disk: true })).toMatchObject({
    info: { model: 'disk', kept: 'none', keptWhy: expect.stringContaining('files of yours') },
    ids: [expect.any(Number), expect.any(Number), expect.any(Number)],
  });
  expect([...site.host.requests.keys()].filter((path) => path.startsWith('models/'))).toEqual([]);
  expect(await stored(page)).toEqual([]);

  const shard = names.find((name) => name.endsWith('.bin')) ?? '';
  await pick(names.filter((name) => name !== shard && name !== 'graph.wasm.onnx').map(file));
  const missing = await load(page, { disk: true });
  expect(missing).toMatchObject({ code: 'missing-files' });
  expect(missing.message).toContain(`graph.wasm.onnx, ${shard}`);

  const changed = file(shard);
  changed.buffer[12_345] = (changed.buffer[12_345] ?? 0) ^ 1;
  await pick([...names.filter((name) => name !== shard).map(file), changed]);
  expect(await load(page, { disk: true })).toMatchObject({ code: 'changed-files' });

  await pick([file(shard)]);
  expect(await load(page, { model: 'disk', disk: true })).toMatchObject({ code: 'missing-files' });
});

test('a new version shares what is equal, and the rest of the old one goes', async ({ page }) => {
  const { files, host, model } = site;
  await openHarness(page, host.url);
  await runStore(page, RUNTIME);
  await runStore(page, MODEL);
  const manifest = parseManifest(JSON.parse(String(files.get(MANIFEST))));
  const [old, ...others] = manifest.shards;
  if (!old) throw new Error('the package has no shards');
  const data = Buffer.from(files.get(`models/small/${old.file}`) ?? []).fill(7, 0, 100);
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(data));
  const changed = { ...old, file: 'changed.bin', sha256: Buffer.from(hash).toString('hex') };
  files.set('models/small/changed.bin', data);
  files.set(MANIFEST, Buffer.from(JSON.stringify({ ...manifest, shards: [changed, ...others] })));
  host.reset();

  // As long as the new version is not whole, the old one is what a page without a network has.
  host.plan = [{ path: /changed\.bin$/, fault: { kind: 'status', status: 404 } }];
  expect(await runStore(page)).toMatchObject({ outcome: 'http-status' });
  host.plan = [{ path: /small/, fault: { kind: 'cut', at: 0 } }];
  expect(await runStore(page)).toMatchObject({ outcome: 'loaded', kept: { kept: 'all' } });

  host.reset();
  expect(await runStore(page)).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'all' } });
  expect([...host.requests.keys()].filter((path) => path.startsWith('models/') && path !== MANIFEST)).toEqual(
    ['models/small/changed.bin'],
  );
  const keys = await page.evaluate(async () =>
    (await (await caches.open('loaded-dice-1')).keys()).map(({ url }) => url),
  );
  expect(keys.some((key) => key.endsWith(old.sha256))).toBe(false);
  // Two lists, the runtime's files, and the model's.
  expect(keys).toHaveLength(2 + site.runtime.size + model.size);
  expect(await unfit(page)).toEqual([]);
});

test('only what the reader asked to have is asked to be kept for good', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.persist = async () => {
      document.documentElement.dataset.persist = `${document.documentElement.dataset.persist ?? ''}x`;
      return true;
    };
  });
  await openHarness(page, site.host.url);
  const asked = () => page.evaluate(() => document.documentElement.dataset.persist);
  await load(page, {});
  await load(page, { model: 'disk' });
  expect(await asked()).toBeUndefined();
  expect(await load(page, { model: 'none-such' })).toMatchObject({ code: 'http-status' });
  expect(await asked()).toBe('x');
});
