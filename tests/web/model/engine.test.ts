import { expect, test } from 'vitest';
import { Engine } from '../../../web/model/engine';
import type { Climb } from '../../../web/model/ladder';
import type { Session } from '../../../web/model/session';

class Fake implements Session {
  readonly contextLength = 8;
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

const climb = (session: Session): Climb => ({ session, rung: 'wasm', why: [] });

function engineOf(first: Fake, second = new Fake()) {
  return new Engine(climb(first), async () => climb(second));
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
    setTimeout(() => {
      first.isLost = true;
    });
    throw new Error('device lost');
  };
  await engine.forward([2]);
  expect(second.ids).toEqual([1, 2]);
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
