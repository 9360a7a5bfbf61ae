// The page of the library's API is what `npm run docs` makes of the docstrings as they are now.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('docs/api is up to date: npm run docs writes it anew', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    const typedoc = join(ROOT, 'node_modules/typedoc/bin/typedoc');
    execFileSync(process.execPath, [typedoc, '--options', 'docs/typedoc.json', '--out', folder], {
      cwd: ROOT,
    });
    const [made, kept] = [folder, join(ROOT, 'docs/api')].map((at) =>
      readFileSync(join(at, 'README.md'), 'utf8'),
    );
    expect(made).toBe(kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
