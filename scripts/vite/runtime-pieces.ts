import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { cut } from '../../models/package/shards.mjs';
import type { Copy } from './copies.ts';

const LIST = 'runtime.json';

/**
 * Cuts the runtime's WebAssembly into files that every host takes, named after their content, and lists them in
 * `runtime.json` beside them: `{ builds: { [name]: [{ file, bytes, sha256 }] } }`. The ending stays `.wasm`, because
 * hosts compress by it.
 */
export function runtimePieces(copy: Copy): Plugin {
  return {
    name: 'runtime-pieces',
    configureServer(server) {
      const files = cutRuntime(copy);
      server.middlewares.use(`/${copy.to}`, async (request, response, next) => {
        const name = (request.url ?? '').replace(/^\/|\?.*$/g, '');
        const data = (await files).get(name);
        if (!data) return next();
        response.setHeader('Content-Type', name === LIST ? 'application/json' : 'application/wasm');
        response.end(data);
      });
    },
    async writeBundle({ dir = '' }) {
      const folder = join(dir, copy.to);
      await mkdir(folder, { recursive: true });
      for (const [name, data] of await cutRuntime(copy)) await writeFile(join(folder, name), data);
    },
  };
}

/** @returns what to serve, by file name */
async function cutRuntime({ from, include }: Copy): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const builds: Record<string, { file: string; bytes: number; sha256: string }[]> = {};
  for (const binary of (await readdir(from)).filter((name) => include.test(name))) {
    const build = binary.replace(/\.wasm$/, '');
    const pieces = cut(await readFile(join(from, binary)), (hash) => `${build}.${hash}.wasm`);
    builds[build] = pieces.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }));
    for (const { file, data } of pieces) files.set(file, data);
  }
  return files.set(LIST, new TextEncoder().encode(`${JSON.stringify({ builds }, undefined, 1)}\n`));
}
