import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { packageIndex } from '../../models/package/offers.mjs';

const INDEX = 'models/index.json';

/** The list of the models that the site can load: written by build, made anew for each request in dev. */
export function modelIndex(): Plugin {
  return {
    name: 'model-index',
    configureServer(server) {
      server.middlewares.use(`/${INDEX}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(packageIndex());
      });
    },
    async writeBundle({ dir = '' }) {
      const path = join(dir, INDEX);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, packageIndex());
    },
  };
}
