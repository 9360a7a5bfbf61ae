import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thousand } from '../../../../../web/lessons/shared/trace/thousand.ts';
import { loadSampler } from '../../../../../web/sampler/index.ts';

const { summary } = JSON.parse(
  readFileSync(new URL('../../../../reference/notebook.json', import.meta.url), 'utf8'),
) as { summary: { logits: number[] } };

test('the thousand logits of the page are those of NumPy, bit for bit', async () => {
  expect([...thousand(await loadSampler())]).toEqual(summary.logits);
});
