/** Finding and running programs. Node built-ins only: these scripts run before `npm ci`. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top folder of the repository. */
export const TOP = fileURLToPath(new URL('..', import.meta.url));

const EXTENSIONS = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];

/**
 * @param {...string} names programs in order of preference
 * @returns {string | undefined} full path of the first one in PATH
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) =>
    folders.flatMap((folder) => EXTENSIONS.map((extension) => join(folder, name + extension))),
  );
  return paths.find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the compiler to WebAssembly: from PATH, or from an activated emsdk */
export function findEmscripten() {
  const sdk = process.env.EMSDK && join(process.env.EMSDK, 'upstream', 'emscripten', 'emcc');
  return findProgram('emcc') ?? (sdk && existsSync(sdk) ? sdk : undefined);
}

/** @returns {string | undefined} the browser of the tests; the variable CHROMIUM decides */
export function findChromium() {
  const chosen = process.env.CHROMIUM;
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const usual = '/usr/bin/chromium';
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome') ?? (existsSync(usual) ? usual : undefined)
  );
}

/** @returns {string | undefined} Chromium without its windows, which opens a page in a quarter of the time */
export const findHeadlessShell = () =>
  process.env.CHROMIUM ? findChromium() : findProgram('chromium-headless-shell');

/** @returns {string | undefined} the web server of the hosting tests, which Debian keeps out of most users' PATH */
export function findNginx() {
  const usual = '/usr/sbin/nginx';
  return findProgram('nginx') ?? (isExecutable(usual) ? usual : undefined);
}

/** @returns {string | undefined} the Firefox of the browser tests; the variable FIREFOX decides */
export function findFirefox() {
  const chosen = process.env.FIREFOX;
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const usual = [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ];
  return findProgram('firefox-esr', 'firefox') ?? usual.find(isExecutable);
}

/**
 * WebKitGTK's small browser lies outside of PATH, in a folder named after the library's interface.
 * @returns {{ driver: string, browser: string } | undefined}
 */
export function findWebKit() {
  const driver = findProgram('WebKitWebDriver');
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter(existsSync);
  const libraries = roots.flatMap((root) => [root, ...subfolders(root, /-linux-gnu/)]);
  const browsers = libraries.flatMap((folder) =>
    subfolders(folder, /^webkit2?gtk-/)
      .sort()
      .reverse(),
  );
  const browser = browsers.map((folder) => join(folder, 'MiniBrowser')).find(isExecutable);
  return driver && browser ? { driver, browser } : undefined;
}

/** @param {string} folder @param {RegExp} name */
const subfolders = (folder, name) =>
  readdirSync(folder)
    .filter((entry) => name.test(entry))
    .map((entry) => join(folder, entry));

/** @returns {boolean} whether Catch2's headers lie where a compiler looks */
export function hasCatch2() {
  const roots = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];
  return roots.some((root) => existsSync(join(root, 'catch2')));
}

/** A program failed. `exitCode` is for our own process. */
export class CommandError extends Error {
  /** @param {string} command @param {number} exitCode */
  constructor(command, exitCode) {
    super(`${command} failed with exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program in the top folder, its output going to ours.
 * @param {string} command
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [variables] added to the environment
 * @returns {Promise<void>} rejects with CommandError when it can't be started or ends with another code than 0
 */
export function run(command, args = [], variables = {}) {
  const words = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...variables };
    const child = spawn(command, args, { cwd: TOP, env, stdio: 'inherit' });
    child.on('error', (error) => reject(new CommandError(`${words} (${error.message})`, 127)));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new CommandError(words, code ?? 1))));
  });
}

/** @param {string} script path from the top folder @param {string[]} [args] */
export const runNode = (script, args = []) => run(process.execPath, [script, ...args]);

/** @param {() => Promise<void>} main the script's work; its errors become one line and an exit code */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
  }
}
