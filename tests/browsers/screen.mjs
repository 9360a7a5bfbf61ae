/** An X screen that nobody looks at, for a browser that has no headless mode. */
import { spawn } from 'node:child_process';
import { findProgram } from '../../scripts/tools.mjs';

/** The first file descriptor after the three usual ones; Xvfb writes the number of its display there. */
const DISPLAY_FD = 3;

/** @returns {Promise<{ name: string, close: () => void }>} */
export async function startScreen() {
  const args = ['-displayfd', String(DISPLAY_FD), '-screen', '0', '1366x900x24', '-nolisten', 'tcp'];
  const screen = spawn(findProgram('Xvfb') ?? 'Xvfb', args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((done, failed) => {
    screen.stdio[DISPLAY_FD]?.once('data', (data) => done(String(data).trim()));
    screen.once('error', failed);
    screen.once('exit', (code) => failed(new Error(`Xvfb ended with exit code ${code}.`)));
  });
  return { name: `:${number}`, close: () => screen.kill() };
}
