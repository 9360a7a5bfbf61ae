import { expect, test } from 'vitest';
import { Engine, type Reopen } from '../../../../web/model/generation/engine.ts';
import type { OpenedSession } from '../../../../web/model/session/open-best.ts';
import type { Session } from '../../../../web/model/session/session.ts';

class Fake implements Session {
  contextLength = 8;
  readonly contextNote = '';
  stride = 8;
  readonly memoryBytes = 0;
  readonly machine = '';
  isLost = false;
  fails = false;
  ids: number[] = [];

  get length() {
    return this.ids.length;
  }

  async forward(ids: readonly number[]) {
    if (this.fails || this.isLost) throw new Error('it broke');
    this.ids.push(...ids);
    return Float32Array.of(this.ids.length);
  }

  reset() {
    this.ids = [];
  }

  async release() {}
}

const opened = (session: Session): OpenedSession => ({ session, variant: 'wasm', why: [] });

function engineOf(first: Fake, second = new Fake()) {
  return new Engine(opened(first), async () => opened(second));
}

test('a lost device is replaced, and the new session gets every token', async () => {
  const [first, second] = [new Fake(), new Fake()];
  const engine = engineOf(first, second);
  await engine.forward([1, 2, 3]);
  first.isLost = true;
  expect(await engine.forward([4])).toEqual(Float32Array.of(4));
  expect(second.ids).toEqual([1, 2, 3, 4]);
  expect(engine.length).toBe(4);
});

test('a device that is lost during a run is replaced as well', async () => {
  const [first, second] = [new Fake(), new Fake()];
  const engine = engineOf(first, second);
  await engine.forward([1]);
  first.forward = async () => {
    first.isLost = true;
    throw new Error('device lost');
  };
  await engine.forward([2]);
  expect(second.ids).toEqual([1, 2]);
});

test('a device lost over and over is given up for good, and the tokens come out without it', async () => {
  const flaky = () => {
    const session = new Fake();
    session.forward = async () => {
      session.isLost = true;
      throw new Error('device lost');
    };
    return session;
  };
  const avoided: boolean[] = [];
  const told: string[] = [];
  const steady = new Fake();
  const reopen: Reopen = async (avoidGpu) => {
    avoided.push(avoidGpu);
    return { session: avoidGpu ? steady : flaky(), variant: avoidGpu ? 'wasm' : 'webgpu-jspi', why: [] };
  };
  const engine = new Engine(opened(flaky()), reopen, ({ variant }) => told.push(variant));
  await engine.forward([1, 2]);
  expect(steady.ids).toEqual([1, 2]);
  expect(avoided).toEqual([false, true]);
  expect(told).toEqual(['webgpu-jspi', 'wasm']);
});

test('a text too long for what is left of the model is refused by name', async () => {
  const [first, second] = [new Fake(), new Fake()];
  second.contextLength = 2;
  const engine = engineOf(first, second);
  await engine.forward([1, 2]);
  first.isLost = true;
  await expect(engine.forward([3])).rejects.toMatchObject({ code: 'context-shrunk' });
});

test('a stop while the model is being reopened ends the wait, and the next text reopens it', async () => {
  const first = new Fake();
  const second = new Fake();
  const controller = new AbortController();
  let calls = 0;
  const engine = new Engine(opened(first), async (_, signal) => {
    if (++calls > 1) return opened(second);
    controller.abort();
    signal?.throwIfAborted();
    throw new Error('unreachable');
  });
  first.isLost = true;
  await expect(engine.forward([1], controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  engine.reset();
  await engine.forward([5]);
  expect(second.ids).toEqual([5]);
});

test('a long prompt goes in strides, and a stop gets in between them', async () => {
  const session = new Fake();
  session.stride = 3;
  const engine = engineOf(session);
  const strides: number[] = [];
  const controller = new AbortController();
  const forward = session.forward.bind(session);
  session.forward = (ids) => {
    strides.push(ids.length);
    return forward(ids);
  };
  expect(await engine.forward([1, 2, 3, 4, 5, 6, 7])).toEqual(Float32Array.of(7));
  expect(strides).toEqual([3, 3, 1]);
  engine.reset();
  session.forward = (ids) => {
    controller.abort();
    return forward(ids);
  };
  await expect(engine.forward([1, 2, 3, 4], controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(session.ids).toEqual([1, 2, 3]);
});

test('any other fault is passed on, and its tokens do not count', async () => {
  const first = new Fake();
  const engine = engineOf(first);
  await engine.forward([1]);
  first.fails = true;
  await expect(engine.forward([2])).rejects.toThrow('it broke');
  expect(engine.length).toBe(1);
});

test('a reset forgets the tokens', async () => {
  const first = new Fake();
  const engine = engineOf(first);
  await engine.forward([1, 2]);
  engine.reset();
  expect([engine.length, first.length]).toEqual([0, 0]);
});
