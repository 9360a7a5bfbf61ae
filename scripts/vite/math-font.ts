import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const SOURCE = '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2';

const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** Letters upright and italic, Latin and Greek, and the signs that formulas on sampling need. */
const CHARACTERS = [
  range(0x20, 0x7e),
  range(0x391, 0x3c9),
  range(0x1d434, 0x1d467),
  'ℎ',
  range(0x1d6e2, 0x1d71b),
  '−±×÷·⋅≤≥≠≈∑∏√∞∈∉∪∩→←↦…⋯⟨⟩⌊⌋‖′\u00a0\u2009\u2061\u2062\u2063',
].join('');

/** Writes the formulas' font, cut to the characters they use, where the stylesheet looks for it. */
export function mathFont(target: string): Plugin {
  const source = createRequire(import.meta.url).resolve(SOURCE);
  return {
    name: 'math-font',
    async buildStart() {
      if (await isNewer(target, [source, fileURLToPath(import.meta.url)])) return;
      const font = await subsetFont(await readFile(source), CHARACTERS, { targetFormat: 'woff2' });
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, font);
    },
  };
}

/** Cutting takes seconds, so it is done again only when the font or the list above has changed. */
async function isNewer(target: string, sources: readonly string[]): Promise<boolean> {
  const written = await stat(target).catch(() => undefined);
  const changed = await Promise.all(sources.map(async (path) => (await stat(path)).mtimeMs));
  return written !== undefined && written.mtimeMs > Math.max(...changed);
}
