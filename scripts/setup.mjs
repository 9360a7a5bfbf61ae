/**
 * Brings a machine to where the project builds: Node packages, and the compilers from the system's packages.
 * Does nothing where nothing is missing. Uses no npm package, for it is what installs them.
 *
 *   node scripts/setup.mjs [--tests] [--browsers] [--dry-run]
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  findChromium,
  findEmscripten,
  findFirefox,
  findNginx,
  findProgram,
  findWebKit,
  hasCatch2,
  run,
  runMain,
  TOP,
} from './tools.mjs';

/**
 * @typedef {object} Need
 * @property {string} name
 * @property {string} why
 * @property {() => unknown} find truthy when the machine has it
 * @property {string} apt package of Debian and Ubuntu
 * @property {string} brew
 * @property {string} dnf
 * @property {string} winget
 * @property {string} [elsewhere] what to do where the package manager has none: its name there is empty
 * @property {Work[]} [only] for which work it is needed; always when missing
 */

/** @typedef {'tests' | 'browsers'} Work the tests, or a walk through the page in other browsers */

const LINUX_ONLY =
  'WebKitGTK and its screen exist for Linux only: run the browser tests there, or in a container of Debian.';

/** @type {Need[]} */
export const NEEDS = [
  {
    name: 'Emscripten',
    why: 'compiles the C++ core to WebAssembly',
    find: findEmscripten,
    apt: 'emscripten',
    brew: 'emscripten',
    dnf: 'emscripten',
    winget: '',
    elsewhere: 'Emscripten for every system: https://emscripten.org/docs/getting_started/downloads.html',
  },
  {
    name: 'CMake',
    why: 'drives the C++ builds',
    find: () => findProgram('cmake'),
    apt: 'cmake',
    brew: 'cmake',
    dnf: 'cmake',
    winget: 'Kitware.CMake',
  },
  {
    name: 'Ninja',
    why: 'runs the C++ builds',
    find: () => findProgram('ninja'),
    apt: 'ninja-build',
    brew: 'ninja',
    dnf: 'ninja-build',
    winget: 'Ninja-build.Ninja',
  },
  {
    name: 'a C++ compiler',
    why: 'runs the C++ tests natively',
    find: () => findProgram('g++', 'clang++', 'c++'),
    apt: 'g++',
    brew: 'llvm',
    dnf: 'gcc-c++',
    winget: 'LLVM.LLVM',
    only: ['tests'],
  },
  {
    name: 'Catch2',
    why: 'is the framework of the C++ tests',
    find: hasCatch2,
    apt: 'catch2',
    brew: 'catch2',
    dnf: 'catch-devel',
    winget: '',
    only: ['tests'],
  },
  {
    name: 'clang-format',
    why: 'checks the layout of the C++ code',
    find: () => findProgram('clang-format'),
    apt: 'clang-format',
    brew: 'clang-format',
    dnf: 'clang-tools-extra',
    winget: 'LLVM.LLVM',
    only: ['tests'],
  },
  {
    name: 'nginx',
    why: 'serves the page in the hosting tests',
    find: findNginx,
    apt: 'nginx-light',
    brew: 'nginx',
    dnf: 'nginx-core',
    winget: '',
    only: ['tests'],
  },
  {
    name: 'Chromium',
    why: 'runs the page in the end-to-end tests',
    find: findChromium,
    apt: 'chromium',
    brew: '--cask chromium',
    dnf: 'chromium',
    winget: 'Hibbiki.Chromium',
    only: ['tests', 'browsers'],
  },
  {
    name: 'Firefox',
    why: 'shows the page in the browser tests',
    find: findFirefox,
    apt: 'firefox-esr',
    brew: '--cask firefox',
    dnf: 'firefox',
    winget: 'Mozilla.Firefox',
    only: ['browsers'],
  },
  {
    name: 'WebKitGTK',
    why: 'shows the page in the browser tests, as Safari would',
    find: findWebKit,
    apt: 'webkit2gtk-driver',
    brew: '',
    dnf: 'webkitgtk6.0',
    winget: '',
    elsewhere: LINUX_ONLY,
    only: ['browsers'],
  },
  {
    name: 'Xvfb',
    why: 'is the screen of WebKitGTK in the browser tests',
    find: () => findProgram('Xvfb'),
    apt: 'xvfb',
    brew: '',
    dnf: 'xorg-x11-server-Xvfb',
    winget: '',
    elsewhere: LINUX_ONLY,
    only: ['browsers'],
  },
];

/**
 * @param {{ tests?: boolean, browsers?: boolean, dryRun?: boolean }} [options] tests, browsers: also what only
 *   they need; dryRun: say what would be done, and do nothing
 * @throws {Error} with a sentence that says what to install by hand, where this script can't
 */
export async function setup({ tests = false, browsers = false, dryRun = false } = {}) {
  checkNode(process.versions.node);
  await installSystemPackages(missing({ tests, browsers }), dryRun);
  await installNodePackages(dryRun);
}

/** @param {string} version @throws {Error} below 20.19, the oldest Node that the page's bundler supports */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${version} is too old: install Node 20.19 or newer from https://nodejs.org.`);
}

/** @param {Record<Work, boolean>} work */
const missing = (work) =>
  NEEDS.filter(({ only, find }) => (!only || only.some((each) => work[each])) && !find());

/** @param {Need[]} needs @param {boolean} dryRun */
async function installSystemPackages(needs, dryRun) {
  if (needs.length === 0) return;
  for (const need of needs) console.log(`setup: ${need.name} is missing; it ${need.why}.`);
  const names = needs.map((need) => need.apt);
  if (!findProgram('apt-get')) throw new Error(byHand(needs));
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...names];
  const root = process.getuid?.() === 0;
  const prefix = root
    ? ['env', 'DEBIAN_FRONTEND=noninteractive']
    : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'];
  console.log(`setup: installing ${names.join(', ')} with apt-get${root ? '' : ', through sudo'}.`);
  if (dryRun) return;
  const [program = '', ...rest] = prefix;
  try {
    // Stale package lists are the usual reason for a failing install; lists that can't be had may still do.
    await run(program, [...rest, 'apt-get', 'update', '--quiet']).catch((error) =>
      console.warn(error.message),
    );
    await run(program, [...rest, ...install, '--quiet']);
  } catch {
    throw new Error(`setup could not install them itself. Run: ${root ? '' : 'sudo '}${install.join(' ')}`);
  }
  const still = needs.filter((need) => !need.find());
  if (still.length > 0) throw new Error(byHand(still));
}

/** @param {Need[]} needs @returns {string} a sentence with the command of the package manager at hand */
function byHand(needs) {
  const manager = MANAGERS.find(({ program }) => findProgram(program));
  const packaged = needs.filter((need) => manager && need[manager.key]);
  const command = manager && packaged.length > 0 ? manager.command(packaged) : '';
  const others = needs.filter((need) => !packaged.includes(need)).map(({ elsewhere }) => elsewhere ?? '');
  const names = needs.map((need) => need.name).join(', ');
  const rest = [...new Set(others.filter(Boolean))].map((sentence) => `\n${sentence}`).join('');
  return `Install ${names} first${command ? `: ${command}` : '.'}${rest}`;
}

/** @type {{ program: string, key: 'apt' | 'brew' | 'dnf' | 'winget', command: (needs: Need[]) => string }[]} */
const MANAGERS = [
  { program: 'apt-get', key: 'apt', command: (needs) => `sudo apt-get install ${list(needs, 'apt')}` },
  {
    program: 'brew',
    key: 'brew',
    command: (needs) => needs.map((need) => `brew install ${need.brew}`).join(' && '),
  },
  { program: 'dnf', key: 'dnf', command: (needs) => `sudo dnf install ${list(needs, 'dnf')}` },
  { program: 'winget', key: 'winget', command: (needs) => `winget install ${list(needs, 'winget')}` },
];

/** @param {Need[]} needs @param {'apt' | 'dnf' | 'winget'} key */
const list = (needs, key) => needs.map((need) => need[key]).join(' ');

/** @param {boolean} dryRun */
export async function installNodePackages(dryRun) {
  const installed = modified('node_modules/.package-lock.json');
  if (installed >= modified('package-lock.json')) return;
  console.log(
    `setup: installing the Node packages with npm ci (${installed ? 'the lockfile is newer' : 'none yet'}).`,
  );
  if (dryRun) return;
  // npm tells its own scripts where it is; a plain `npm` is a script that Windows starts through a shell only.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, 'ci']);
  else await run(findProgram('npm') ?? 'npm', ['ci']);
}

/** @param {string} path from the top folder @returns {number} milliseconds, 0 when there is no such file */
const modified = (path) => statSync(join(TOP, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const flag = /** @type {const} */ ({ type: 'boolean' });
  await runMain(async () => {
    const { values } = parseArgs({ options: { tests: flag, browsers: flag, 'dry-run': flag } });
    await setup({ tests: values.tests, browsers: values.browsers, dryRun: values['dry-run'] });
  });
}
