import { createReadStream } from 'node:fs';
import { cp, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Plugin } from 'vite';

export interface Copy {
  /** Folder the files come from. */
  from: string;
  /** Address below the page, without slashes at its ends. */
  to: string;
  /** Which file names of the folder; all others stay behind. */
  include: RegExp;
  /** A folder that may be missing: it is copied when it is there. */
  isOptional?: boolean;
}

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Its name on the site: hosts send `.js` as a script everywhere, `.mjs` not. */
const served = (name: string): string => name.replace(/\.mjs$/, '.js');

/** Files that the page fetches at run time and no module imports: copied by build, served in place in dev. */
export function copies(list: Copy[]): Plugin {
  return {
    name: 'copies',
    configureServer(server) {
      for (const copy of list) {
        server.middlewares.use(`/${copy.to}`, async (request, response, next) => {
          const asked = (request.url ?? '').replace(/^\/|\?.*$/g, '');
          const name = (await names(copy)).find((each) => served(each) === asked);
          if (!name) return next();
          response.setHeader('Content-Type', TYPES[extname(asked)] ?? 'application/octet-stream');
          createReadStream(join(copy.from, name)).on('error', next).pipe(response);
        });
      }
    },
    async writeBundle({ dir = '' }) {
      for (const copy of list) {
        for (const name of await names(copy)) {
          await cp(join(copy.from, name), join(dir, copy.to, served(name)));
        }
      }
    },
  };
}

async function names({ from, include, isOptional }: Copy): Promise<string[]> {
  const isFolder = await stat(from)
    .then((entry) => entry.isDirectory())
    .catch(() => false);
  if (!isFolder && isOptional) return [];
  if (!isFolder) throw new Error(`${from} is missing: the page needs its files`);
  return (await readdir(from)).filter((name) => include.test(name));
}
