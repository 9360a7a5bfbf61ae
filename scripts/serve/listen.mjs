/** Where a server listens, and what it is called there. */
import { networkInterfaces } from 'node:os';

const PORTS_TO_TRY = 50;

/**
 * @param {string} host what the server listens on
 * @param {ReturnType<typeof networkInterfaces>} [network]
 * @returns {string[]} what it is called in an address: on this machine, then on others
 */
export function namesOf(host, network = networkInterfaces()) {
  if (host === '127.0.0.1' || host === '::1' || host === 'localhost') return ['localhost'];
  const all = Object.values(network).flatMap((addresses) => addresses ?? []);
  const others = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  if (host === '0.0.0.0' || host === '::') return ['localhost', ...others.map(({ address }) => address)];
  return [host.includes(':') ? `[${host}]` : host];
}

/**
 * @param {import('node:http').Server} server @param {number} port @param {string} host
 * @returns {Promise<number>} the port it listens on
 */
export async function listen(server, port, host) {
  for (let candidate = port; candidate < port + PORTS_TO_TRY; candidate++) {
    try {
      await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(candidate, host, () => {
          server.off('error', failed);
          done(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  throw new Error(`No port from ${port} to ${port + PORTS_TO_TRY - 1} is free.`);
}
