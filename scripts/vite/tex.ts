import { readFile } from 'node:fs/promises';
import temml from 'temml';
import type { Plugin } from 'vite';

/**
 * `import formula from './softmax.tex'` gives a Lit template of MathML, made at build time.
 * The file holds one TeX formula, set in display style.
 */
export function tex(): Plugin {
  return {
    name: 'tex',
    enforce: 'pre',
    async load(id) {
      const [path] = id.split('?');
      if (!path?.endsWith('.tex')) return null;
      this.addWatchFile(path);
      return templateModule(mathml(await readFile(path, 'utf8')));
    },
  };
}

/**
 * TeX to MathML without style attributes, which the content security policy forbids; no translator touches its letters.
 * Throws on bad TeX.
 */
export function mathml(source: string): string {
  const math = temml.renderToString(source.trim(), { displayMode: true, throwOnError: true });
  return math
    .replace(/ style="[^"]*"/g, '')
    .replace('<math display="block"', '<math display="block" translate="no"');
}

function templateModule(markup: string): string {
  const literal = markup.replace(/[\\`]|\$\{/g, '\\$&');
  return `import { html } from 'lit';\nexport default html\`${literal}\`;\n`;
}
