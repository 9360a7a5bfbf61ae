/** The server of a browser's WebDriver. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { sleep } from './browser.mjs';

/**
 * @param {string} program
 * @param {string} screen the X display of the browsers that it starts
 * @returns {Promise<{ url: string, close: () => void }>} once it answers
 */
export async function startWebDriver(program, screen) {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: screen, GDK_BACKEND: 'x11' };
  const server = spawn(program, [`--port=${port}`], { env, stdio: 'ignore' });
  /** @type {Error | undefined} */
  let failure;
  server.once('error', (error) => {
    failure = error;
  });
  server.once('exit', (code) => {
    failure ??= new Error(`${program} ended with exit code ${code}.`);
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (failure) throw failure;
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return { url, close: () => server.kill() };
    await sleep(50);
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
