// Builds the model's bare page once, before any worker: two workers building into one folder pull files from under each other.
import { execFileSync } from 'node:child_process';

export default function buildHarness(): void {
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'tests/e2e/harness/vite.config.ts'],
    { stdio: 'pipe' },
  );
}
