import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont, { type SubsetOptions } from 'subset-font';
import type { Plugin } from 'vite';

interface Cut {
  /** As the stylesheets name it. */
  family: string;
  /** The file in its npm package. */
  source: string;
  characters: readonly number[];
  /** Of a variable font: the weights that stay. */
  weights?: readonly [least: number, most: number];
  /** Also the glyphs that only ligatures and other features of the font reach, such as figures of one width. */
  features: boolean;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const points = (text: string) => Array.from(text, (character) => character.codePointAt(0) as number);

/** The characters of the page's own words. Any other character comes from the full font, when it is drawn. */
const TEXT = [...range(0x20, 0x7e), ...points('\u00a0²³¹·×÷\u2009–—‘’“”•…′↑↓−')];

/** Letters upright and italic, Latin and Greek, and the signs that formulas on sampling need. */
const FORMULAS = [
  ...range(0x20, 0x7e),
  ...range(0x391, 0x3c9),
  ...range(0x1d434, 0x1d467),
  ...points('ℎ'),
  ...range(0x1d6e2, 0x1d71b),
  ...points('−±×÷·⋅≤≥≠≈∑∏√∞∈∉∪∩→←↦…⋯⟨⟩⌊⌋‖′\u00a0\u2009\u2061\u2062\u2063'),
];

const WEIGHTS = [400, 700] as const;

const CUTS: readonly Cut[] = [
  {
    family: 'Literata Variable',
    source: '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
    characters: TEXT,
    weights: WEIGHTS,
    features: true,
  },
  {
    family: 'Inter Variable',
    source: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    characters: TEXT,
    weights: WEIGHTS,
    features: true,
  },
  {
    family: 'JetBrains Mono Variable',
    source: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    characters: TEXT,
    weights: WEIGHTS,
    // Its ligatures would show a token as something that it is not.
    features: false,
  },
  {
    family: 'STIX Two Math',
    source: '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
    characters: FORMULAS,
    features: true,
  },
];

const { resolve } = createRequire(import.meta.url);

/**
 * Cuts the page's fonts to what the page is written in, a third of their size, and writes them into `folder` with
 * a stylesheet, fonts.css, that declares them. It goes after the uncut fonts' own: the last face that has a letter
 * is the one a browser fetches.
 */
export function fonts(folder: string): Plugin {
  return {
    name: 'fonts',
    async buildStart() {
      const sheet = join(folder, 'fonts.css');
      const sources = CUTS.map(({ source }) => resolve(source));
      if (await isNewer(sheet, [...sources, fileURLToPath(import.meta.url)])) return;
      await mkdir(folder, { recursive: true });
      for (const cut of CUTS) await writeFile(join(folder, fileOf(cut)), await cutOut(cut));
      await writeFile(sheet, CUTS.map(faceOf).join('\n'));
    },
  };
}

const fileOf = ({ source }: Cut) => basename(source);

async function cutOut({ source, characters, weights, features }: Cut): Promise<Uint8Array> {
  const options: SubsetOptions = { targetFormat: 'woff2', noLayoutClosure: !features };
  if (weights) options.variationAxes = { wght: { min: weights[0], max: weights[1], default: weights[0] } };
  return subsetFont(await readFile(resolve(source)), String.fromCodePoint(...characters), options);
}

function faceOf(cut: Cut): string {
  const codes = cut.characters.map((point) => `U+${point.toString(16).toUpperCase()}`);
  return `@font-face {
  font-family: "${cut.family}";
  src: url("./${fileOf(cut)}") format("woff2");
  font-weight: ${cut.weights?.join(' ') ?? 400};
  font-display: swap;
  unicode-range: ${codes.join(', ')};
}
`;
}

/** Cutting takes seconds, so it is done again only when a font or the list above has changed. */
async function isNewer(target: string, sources: readonly string[]): Promise<boolean> {
  const written = await stat(target).catch(() => undefined);
  const changed = await Promise.all(sources.map(async (path) => (await stat(path)).mtimeMs));
  return written !== undefined && written.mtimeMs > Math.max(...changed);
}
