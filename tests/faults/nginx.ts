// A real nginx on a free port, in a folder of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findNginx } from '../../scripts/tools.mjs';

/** Where the page lies below the server, as in the sample. */
export const PLACE = '/loaded-dice/';

export interface Nginx {
  /** Of the server, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** The course's sample, with the built page where it lies. */
export function sample(): string {
  const text = readFileSync(new URL('../../hosting/nginx.conf', import.meta.url), 'utf8');
  return text.replaceAll('/var/www/loaded-dice/', `${resolve('dist')}/`);
}

/** The page with nothing but what the distribution's nginx knows, and no second guess of the browser's. */
export const plain = (): string =>
  `location ${PLACE} { alias ${resolve('dist')}/; add_header X-Content-Type-Options nosniff; }`;

/** @param rules what stands in the server block */
export async function startNginx(rules: string): Promise<Nginx> {
  const program = findNginx();
  if (!program) throw new Error('nginx is missing: run node scripts/setup.mjs --tests');
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(program, folder, port, rules));
  const server = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']);
  let said = '';
  server.stderr.on('data', (data) => {
    said += data;
  });
  const url = `http://localhost:${port}/`;
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  await answers(url, server, () => said);
  return {
    url,
    async close() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(program: string, folder: string, port: number, rules: string): string {
  const facts = execFileSync('sh', ['-c', `"${program}" -V 2>&1`], { encoding: 'utf8' });
  const types = join(dirname(/--conf-path=(\S+)/.exec(facts)?.[1] ?? ''), 'mime.types');
  // Each module that is built in wants to make its folder, where only root may.
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const built = kinds.filter((kind) => !facts.includes(`--without-http_${kind}_module`));
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `daemon off; ${user} worker_processes 1; pid ${folder}/pid; error_log stderr;
events { worker_connections 64; }
http {
  include ${types};
  default_type application/octet-stream;
  access_log off;
  ${built.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    ${rules}
  }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string, server: ChildProcess, said: () => string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (server.exitCode !== null) throw new Error(`nginx ended: ${said()}`);
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  server.kill();
  throw new Error(`nginx does not answer: ${said()}`);
}
