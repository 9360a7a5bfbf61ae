/** What the project needs of a machine beside Node, why, and what each package manager calls it. */
import {
  findChromium,
  findEmscripten,
  findFirefox,
  findHeadlessShell,
  findNginx,
  findProgram,
  findWebKit,
  hasCatch2,
} from '../tools.mjs';

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
 * @property {true} [optional] where it is not to be had, the work is done without it
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
    name: 'Chromium’s headless shell',
    why: 'opens the pages of the end-to-end tests faster than Chromium does',
    find: findHeadlessShell,
    apt: 'chromium-headless-shell',
    brew: '',
    dnf: '',
    winget: '',
    optional: true,
    only: ['tests'],
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
