import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import site from '../../../vite.config.ts';

/** The site's own build, around another page. */
export default defineConfig(
  mergeConfig(site, {
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: { outDir: '../../../build/harness' },
  }),
);
