import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNode } from '../../scripts/setup.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.1', '22.0.0'])('takes Node %s', (version) =>
    expect(() => checkNode(version)).not.toThrow(),
  );
  it.each(['18.19.1', '20.18.9'])('refuses Node %s with a sentence', (version) =>
    expect(() => checkNode(version)).toThrow('install Node 20.19 or newer'),
  );
});

describe('setup on a bare machine', () => {
  it('installs for the page only what compiles the core', () => {
    expect(dryRun(['apt-get'])).toMatch(/installing emscripten, cmake, ninja-build with apt-get/);
  });

  it('adds the browser and the native compiler for the tests', () => {
    expect(dryRun(['apt-get'], '--tests')).toMatch(/cmake, ninja-build, g\+\+, .*chromium with apt-get/);
  });

  it('takes what the tests can do without only where it is offered', () => {
    expect(dryRun(['apt-get'], '--tests')).not.toContain('chromium-headless-shell');
    expect(dryRun(['apt-get', 'apt-cache'], '--tests')).toContain(
      'installing chromium-headless-shell with apt-get',
    );
  });

  it('adds the browsers for the walk through them, and no compiler for the tests', () => {
    const said = dryRun(['apt-get'], '--browsers');
    expect(said).toMatch(/chromium, firefox-esr, webkit2gtk-driver, xvfb with apt-get/);
    expect(said).not.toContain('g++');
  });

  it('names what can be installed where WebKitGTK cannot, and says how to get that', () => {
    const said = dryRun(['brew'], '--browsers');
    expect(said).toContain('brew install --cask chromium && brew install --cask firefox\n');
    expect(said).toMatch(/^WebKitGTK .*run the browser tests there, or in a container of Debian\.$/m);
    expect(said).not.toMatch(/brew install (&&|$)/m);
    expect(dryRun(['winget'], '--browsers')).toContain('Hibbiki.Chromium Mozilla.Firefox\n');
    expect(dryRun(['dnf'], '--browsers')).toContain('firefox webkitgtk6.0 xorg-x11-server-Xvfb');
  });

  it('names the command where it cannot install', () => {
    expect(dryRun(['brew'])).toContain('brew install emscripten && brew install cmake && brew install ninja');
    expect(dryRun([])).toContain('https://emscripten.org');
  });
});

/** Runs setup with a PATH that holds nothing but the given programs. @returns all that it says */
function dryRun(programs: string[], ...flags: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  for (const name of programs) writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  symlinkSync(process.execPath, join(folder, 'node'));
  const env = { PATH: folder, CHROMIUM: join(folder, 'none'), FIREFOX: join(folder, 'none') };
  try {
    return execFileSync(process.execPath, ['scripts/setup.mjs', '--dry-run', ...flags], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    return String((error as { stderr: string }).stderr);
  }
}
