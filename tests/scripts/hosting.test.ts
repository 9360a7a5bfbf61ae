import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../scripts/csp.mjs';

describe('hosting samples', () => {
  it.each(['nginx.conf', '_headers'])('%s carries the policy that the page is tested with', (name) => {
    const sample = readFileSync(new URL(`../../hosting/${name}`, import.meta.url), 'utf8');
    expect(sample).toContain(contentSecurityPolicy());
  });
});
