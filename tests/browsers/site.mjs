/** The built page behind its real headers, with the collector of faults as its first script. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { TOP } from '../../scripts/tools.mjs';

const COLLECTOR = 'collector.js';

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function openSite() {
  const dist = join(TOP, 'dist');
  const root = mkdtempSync(join(tmpdir(), 'browsers-'));
  for (const name of readdirSync(dist)) symlinkSync(join(dist, name), join(root, name));
  copyFileSync(fileURLToPath(new URL(COLLECTOR, import.meta.url)), join(root, COLLECTOR));
  rmSync(join(root, 'index.html'));
  writeFileSync(join(root, 'index.html'), withCollector(readFileSync(join(dist, 'index.html'), 'utf8')));
  const server = await serve({ root, port: 0 });
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** @param {string} page */
function withCollector(page) {
  const changed = page.replace(/<title>/, `<script src="./${COLLECTOR}"></script>$&`);
  if (changed === page) throw new Error('The built page has no title to put the collector before.');
  return changed;
}
