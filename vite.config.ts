import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { PACKAGE_FILE, PACKAGES } from './models/package/offers.mjs';
import { copies } from './scripts/vite/copies.ts';
import { csp } from './scripts/vite/csp.ts';
import { firstLesson } from './scripts/vite/first-lesson.ts';
import { fonts } from './scripts/vite/fonts.ts';
import { lessonKit } from './scripts/vite/lesson-kit.ts';
import { modelIndex } from './scripts/vite/models.ts';
import { runtimePieces } from './scripts/vite/runtime-pieces.ts';
import { tex } from './scripts/vite/tex.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const RUNTIME = here('node_modules/onnxruntime-web/dist');

export default defineConfig({
  root: here('web'),
  // Relative addresses: the built folder works from any path of any host.
  base: './',
  // The runtime's builds whose wasm stays a file of its own, in ort/, instead of a second copy in assets/.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  server: { fs: { allow: [here('.')] } },
  worker: { format: 'es', plugins: () => [tex()] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: [lessonKit()] } } },
  },
  plugins: [
    tex(),
    fonts(here('build/fonts')),
    csp(),
    firstLesson(),
    modelIndex(),
    copies([
      ...PACKAGES.map(({ model, folder }) => ({
        from: folder,
        to: `models/${model}`,
        include: PACKAGE_FILE,
        isOptional: model !== 'embedded',
      })),
      { from: RUNTIME, to: 'ort', include: /^ort-wasm-simd-threaded(\.jspi|\.asyncify)?\.mjs$/ },
    ]),
    runtimePieces({
      from: RUNTIME,
      to: 'ort',
      include: /^ort-wasm-simd-threaded(\.jspi|\.asyncify)?\.wasm$/,
    }),
  ],
});
