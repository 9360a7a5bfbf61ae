// The built page on a host that offers a second model: the embedded one in small files under another name.
import type { Page } from '@playwright/test';
import { type FaultyHost, faultyHost } from '../faults/host.ts';
import { test as base, expect } from './site.ts';
import { smallPackage } from './store-site.ts';

export { expect };

export const OTHER = 'distilgpt2';

const { manifest, files } = smallPackage();
const graph = Math.max(manifest.graphs.webgpu.bytes, manifest.graphs.wasm.bytes);
const bytes = manifest.shards.reduce((sum, shard) => sum + shard.bytes, manifest.tokenizer.bytes + graph);

const offer = (model: string, name: string) => ({
  model,
  name,
  parameters: manifest.parameters,
  licence: 'Apache-2.0',
  source: 'a model’s home',
  bytes,
});

/** The list as the build writes it. */
export const BOTH = [offer('embedded', 'Loaded Dice embedded'), offer(OTHER, 'DistilGPT2')];

/** The package's files as a reader has them on disk. */
export const PACKAGE = [...files].map(([name, buffer]) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
}));

/** A piece in the middle of the other model: what a rule about it breaks, breaks the download half-way. */
export const MIDDLE = new RegExp(`models/${OTHER}/${manifest.shards[4]?.file}$`);

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Tests of the model panel: `host` can be told to fail, and to offer another list. */
export const test = base.extend<
  { host: FaultyHost; offered: unknown },
  { panelHost: PanelHost; site: string }
>({
  panelHost: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const own = new Map([...files].map(([name, data]) => [`models/${OTHER}/${name}`, data]));
      own.set(`models/${OTHER}/manifest.json`, json({ ...manifest, name: 'DistilGPT2' }));
      const host = await faultyHost([own, 'dist'], '/deep/');
      await use({ host, own });
      await host.close();
    },
    { scope: 'worker' },
  ],
  site: [async ({ panelHost }, use) => use(panelHost.host.url), { scope: 'worker' }],
  offered: [BOTH, { option: true }],
  host: [
    async ({ panelHost: { host, own }, offered }, use) => {
      host.reset();
      own.set('models/index.json', json(offered));
      await use(host);
    },
    { auto: true },
  ],
});

interface PanelHost {
  host: FaultyHost;
  /** What is served before the built page's own files. */
  own: Map<string, Buffer>;
}

export const panel = (page: Page) => page.getByRole('dialog', { name: 'Model' });
export const card = (page: Page, model = OTHER) => page.locator(`.model[data-model="${model}"]`);
export const openPanel = (page: Page) => page.getByRole('button', { name: /^Model/ }).click();
