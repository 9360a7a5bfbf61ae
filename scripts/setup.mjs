/**
 * Installs what the project needs to build: Node packages, and compilers from the system's packages. Does nothing
 * where nothing is missing. It uses no npm package, because it installs them.
 *
 *   node scripts/setup.mjs [--tests] [--browsers] [--dry-run]
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NEEDS } from './setup/needs.mjs';
import { findProgram, run, runMain, TOP } from './tools.mjs';

/** @typedef {import('./setup/needs.mjs').Need} Need */
/** @typedef {import('./setup/needs.mjs').Work} Work */

/**
 * @param {{ tests?: boolean, browsers?: boolean, dryRun?: boolean }} [options] tests, browsers: also what only
 *   they need; dryRun: say what would be done, and do nothing
 * @throws {Error} with a sentence that says what to install by hand, where this script can't
 */
export async function setup({ tests = false, browsers = false, dryRun = false } = {}) {
  checkNode(process.versions.node);
  const needs = missing({ tests, browsers });
  await installSystemPackages(
    needs.filter(({ optional }) => !optional),
    dryRun,
  );
  await installOffered(
    needs.filter(({ optional }) => optional),
    dryRun,
  );
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
    // An install usually fails because of old package lists. Where new ones cannot be fetched, the old ones may do.
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

/** Installs those that the system's packages offer. @param {Need[]} needs @param {boolean} dryRun */
async function installOffered(needs, dryRun) {
  const isOffered = (/** @type {Need} */ { apt }) =>
    spawnSync('apt-cache', ['show', apt], { stdio: 'ignore' }).status === 0;
  await installSystemPackages(needs.filter(isOffered), dryRun).catch((error) => console.warn(error.message));
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
