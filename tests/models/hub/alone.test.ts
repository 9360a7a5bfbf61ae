// A second run in the same folder is told so; a run that was killed is in nobody's way.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alone } from '../../../models/hub/alone.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alone-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = expect.objectContaining({ name: 'HubError', code: 'already-running' });

it('lets one run work and names it to the other', async () => {
  const answer = await alone(folder, async () => {
    await expect(alone(folder, async () => 'second')).rejects.toEqual(refused);
    return 'first';
  });
  expect(answer).toBe('first');
});

it('is free again after the work, and after an error in it', async () => {
  await expect(alone(folder, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  expect(readdirSync(folder)).toEqual([]);
  expect(await alone(folder, async () => 'again')).toBe('again');
});

it('takes over from a run that was killed', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'running.pid'), String(pid));
  expect(await alone(folder, async () => 'on')).toBe('on');
});
