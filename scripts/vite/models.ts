import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { packageIndex } from '../packages.mjs';

const INDEX = 'models/index.json';

/** The list of the models that the site can load: written by build, made anew for each request in dev. */
export function modelIndex(): Plugin {
  let outDir = '';
  return {
    name: 'model-index',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(`/${INDEX}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(packageIndex());
      });
    },
    async writeBundle() {
      const path = join(outDir, INDEX);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, packageIndex());
    },
  };
}
