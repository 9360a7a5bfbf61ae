import { beforeEach, describe, expect, test } from 'vitest';
import type { LiveClient } from '../../../../web/live/models/live-client.ts';
import { Models } from '../../../../web/live/models/models.ts';
import { ModelError } from '../../../../web/model/error.ts';
import type { ModelInfo, StoredModel } from '../../../../web/worker/client.ts';

type Load = Parameters<LiveClient['load']>[0] & object;

/** A client whose load ends when the test says so. */
class Fake {
  isAlive = false;
  disposed = false;
  asked: Load = {};
  readonly onInfo: (info: ModelInfo) => void;
  finish!: (info?: Partial<ModelInfo>) => void;
  fail!: (error: Error) => void;

  constructor(onInfo: (info: ModelInfo) => void) {
    this.onInfo = onInfo;
  }

  load(options: Load): Promise<ModelInfo> {
    this.isAlive = true;
    this.asked = options;
    return new Promise((resolve, reject) => {
      this.finish = (info = {}) => resolve({ memoryBytes: 1e6, ...info } as ModelInfo);
      this.fail = reject;
      options.signal?.addEventListener('abort', () => reject(new ModelError('aborted', 'stopped')));
    });
  }

  async stored(): Promise<StoredModel[]> {
    return kept;
  }

  async forget(model: string): Promise<void> {
    kept = kept.filter((each) => each.model !== model);
  }

  dispose(): void {
    this.isAlive = false;
    this.disposed = true;
  }
}

let kept: StoredModel[] = [];
let made: Fake[] = [];
let models: Models;
/** Those that were asked to load, in order. */
const loads = () => made.filter(({ asked }) => asked.model !== undefined);
const load = (at: number) => loads()[at] as Fake;
const active = () => models.state.get().active?.choice.model;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const never = new AbortController().signal;
const small = { model: 'embedded', backend: 'auto' } as const;
const big = { model: 'big', backend: 'auto' } as const;
const whole = { model: 'big', name: 'Big', bytes: 9, of: 9 };

beforeEach(() => {
  kept = [];
  made = [];
  models = new Models((onInfo) => {
    made.push(new Fake(onInfo));
    return made.at(-1) as unknown as LiveClient;
  });
});

/** Has the embedded model loaded and idle. */
async function withSmall(): Promise<void> {
  const done = models.use(small, never, async () => {});
  load(0).finish();
  await done;
}

describe('which model runs', () => {
  test('is the embedded one until the model wished for is here', async () => {
    expect(models.running(big)).toEqual(small);
    kept = [{ ...whole, bytes: 5 }];
    await models.lookUp();
    expect(models.running(big)).toEqual(small);
    kept = [whole];
    await models.lookUp();
    expect(models.running(big)).toEqual(big);
  });

  test('nothing is downloaded that nobody asked for by name', async () => {
    await expect(models.use(big, never, async () => {})).rejects.toMatchObject({ code: 'not-here' });
    expect(loads()).toEqual([]);
    expect(models.state.get().failed.has('big')).toBe(true);
  });

  test('what is kept is loaded without being asked for again', async () => {
    kept = [whole];
    const done = models.use(big, never, async () => 'written');
    await settled();
    load(0).finish();
    expect(await done).toBe('written');
    expect(active()).toBe('big');
  });
});

describe('one model in place of another', () => {
  test('the same choice is the same client, and one load', async () => {
    const both = [1, 2].map(() => models.use(small, never, async (client) => client));
    load(0).finish();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(await models.use(small, never, async (client) => client)).toBe(one);
    expect(loads()).toHaveLength(1);
  });

  test('the one before works on while the next arrives, and goes when that is ready', async () => {
    await withSmall();
    const fetched = models.fetch(big);
    expect(active()).toBe('embedded');
    expect(models.running(big)).toEqual(small);
    expect(await models.use(small, never, async () => 'meanwhile')).toBe('meanwhile');
    load(1).finish();
    await fetched;
    expect(active()).toBe('big');
    expect(load(0).disposed).toBe(true);
    expect(models.running(big)).toEqual(big);
  });

  test('a text that is being written is written to its end by the model it began with', async () => {
    await withSmall();
    let end = () => {};
    const text = models.use(small, never, () => new Promise<void>((resolve) => (end = resolve)));
    await settled();
    const fetched = models.fetch(big);
    load(1).finish();
    await fetched;
    expect([active(), load(0).disposed]).toEqual(['big', false]);
    end();
    await text;
    expect(load(0).disposed).toBe(true);
  });

  test('a small one asked for meanwhile does not drive out the large one that came first', async () => {
    const fetched = models.fetch(big);
    const meanwhile = models.use(small, never, async () => 'read');
    load(0).finish();
    await fetched;
    load(1).finish();
    expect(await meanwhile).toBe('read');
    expect([active(), load(0).disposed, load(1).disposed]).toEqual(['big', false, true]);
  });

  test('two large ones do not stand in memory side by side', async () => {
    const first = models.fetch(big);
    load(0).finish({ memoryBytes: 3e8 });
    await first;
    kept = [whole];
    const moved = models.use({ ...big, backend: 'wasm' }, never, async () => {});
    await settled();
    expect([load(0).disposed, active()]).toEqual([true, undefined]);
    load(1).finish({ memoryBytes: 3e8 });
    await moved;
    expect(active()).toBe('big');
  });

  test('a worker that broke is loaded anew', async () => {
    await withSmall();
    load(0).isAlive = false;
    const again = models.use(small, never, async () => {});
    load(1).finish();
    await again;
    expect(loads()).toHaveLength(2);
  });

  test('one that goes on in another way says so', async () => {
    await withSmall();
    load(0).onInfo({ backendLabel: 'WebAssembly' } as ModelInfo);
    expect(models.state.get().active?.info.backendLabel).toBe('WebAssembly');
  });
});

describe('stopping and failing', () => {
  test('who stops waits no longer, and the load ends with the last one who waits', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [one, other].map(({ signal }) => models.use(small, signal, async () => {}));
    one.abort();
    await expect(waits[0]).rejects.toMatchObject({ code: 'aborted' });
    expect(load(0).disposed).toBe(false);
    other.abort();
    await expect(waits[1]).rejects.toMatchObject({ code: 'aborted' });
    await settled();
    expect([load(0).disposed, models.state.get().arriving]).toEqual([true, []]);
  });

  test('a download that is stopped leaves what arrived, and is no failure', async () => {
    await withSmall();
    const fetched = models.fetch(big);
    kept = [{ ...whole, bytes: 5 }];
    models.stop('big');
    await expect(fetched).rejects.toMatchObject({ code: 'aborted' });
    const { failed, kept: left } = models.state.get();
    expect([failed.size, left, active()]).toEqual([0, kept, 'embedded']);
  });

  test('stopping one model leaves another on its way', async () => {
    const fetched = models.fetch(big);
    const meanwhile = models.use(small, never, async () => 'read');
    models.stop('big');
    await expect(fetched).rejects.toMatchObject({ code: 'aborted' });
    load(1).finish();
    expect(await meanwhile).toBe('read');
  });

  test('a failure is told until the next try, and the model in use stays', async () => {
    await withSmall();
    const broken = models.fetch(big);
    load(1).fail(new ModelError('network', 'The line is cut.'));
    await expect(broken).rejects.toMatchObject({ code: 'network' });
    expect([models.state.get().failed.get('big'), active()]).toMatchObject([{ code: 'network' }, 'embedded']);
    const again = models.fetch(big);
    expect(models.state.get().failed.size).toBe(0);
    load(2).finish();
    await again;
  });

  test('what is deleted is not kept, and what is in memory works on', async () => {
    kept = [whole];
    const fetched = models.fetch(big);
    load(0).finish();
    await fetched;
    await models.forget('big');
    expect([models.state.get().kept, models.running(big)]).toEqual([[], big]);
  });
});

test('files from disk are read again when their model moves, and never asked of the site', async () => {
  const files = [new File(['{}'], 'manifest.json')];
  const disk = { model: 'disk-2', backend: 'auto' } as const;
  const fetched = models.fetch(disk, files);
  expect(load(0).asked).toMatchObject({ model: 'disk', files });
  load(0).finish();
  await fetched;
  const moved = models.use({ ...disk, backend: 'wasm' }, never, async () => {});
  expect(load(1).asked).toMatchObject({ model: 'disk', files, backend: 'wasm' });
  load(1).finish();
  await moved;
});
