import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ModelError } from '../../../web/model/error.ts';
import { LiveModel } from '../../../web/model/live-model.ts';
import type { Request, Response } from '../../../web/worker/protocol.ts';

vi.mock('../../../web/model/live-model.ts', () => ({ LiveModel: { load: vi.fn() } }));

const load = vi.mocked(LiveModel.load);
let hear: (response: Response) => void;

/** The worker's own scope: what it would post to the page is heard here. */
beforeAll(async () => {
  vi.stubGlobal('postMessage', (response: Response) => hear(response));
  await import('../../../web/worker/worker.ts');
});

beforeEach(() => load.mockReset());

function ask(request: Request): Promise<Response> {
  return new Promise((resolve) => {
    hear = resolve;
    const { onmessage } = globalThis as unknown as { onmessage(event: { data: Request }): void };
    onmessage({ data: request });
  });
}

const order = (id: number): Request => ({
  type: 'load',
  id,
  site: 'https://site.test/',
  model: 'embedded',
  backend: 'auto',
});

/** @param release what putting it away comes to */
const model = (name: string, release: () => Promise<void> = async () => {}) =>
  ({ info: { name }, release }) as unknown as LiveModel;

test('a model that refuses to be released gives way to the next one', async () => {
  const stuck = model('one', async () => {
    throw new ModelError('device-lost', 'the GPU dropped out');
  });
  load.mockResolvedValueOnce(stuck).mockResolvedValueOnce(model('two'));
  expect(await ask(order(1))).toMatchObject({ type: 'done', id: 1 });
  expect(await ask(order(2))).toMatchObject({ type: 'done', id: 2, result: { name: 'two' } });
});

test('whatever a load throws is told in words, and the worker goes on', async () => {
  load.mockRejectedValueOnce(undefined).mockResolvedValueOnce(model('three'));
  expect(await ask(order(3))).toEqual({
    type: 'failed',
    id: 3,
    code: 'unexpected',
    message: 'no reason was given',
  });
  expect(await ask({ type: 'tokenize', id: 4, text: 'a' })).toMatchObject({ code: 'not-loaded' });
  expect(await ask(order(5))).toMatchObject({ type: 'done', result: { name: 'three' } });
});
