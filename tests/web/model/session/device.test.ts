import { afterEach, expect, test, vi } from 'vitest';
import { GpuDevice } from '../../../../web/model/session/device.ts';

function fake() {
  let lose = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  return { gpu: new GpuDevice({ lost } as unknown as GPUDevice, 'a GPU', false), lose };
}

afterEach(() => vi.useRealTimers());

test('work on a device that stays is as it was', async () => {
  const { gpu } = fake();
  expect(await gpu.unlessLost(Promise.resolve(7))).toBe(7);
  await expect(gpu.unlessLost(Promise.reject(new Error('bad shape')))).rejects.toThrow('bad shape');
  expect(gpu.isLost).toBe(false);
});

test('an error that comes just before the loss is told counts as the loss', async () => {
  const { gpu, lose } = fake();
  const work = Promise.reject(new Error('mapping failed'));
  const outcome = expect(gpu.unlessLost(work)).rejects.toMatchObject({ code: 'device-lost' });
  await Promise.resolve();
  lose();
  await outcome;
});

test('work that never ends is given up once the device is lost', async () => {
  vi.useFakeTimers();
  const { gpu, lose } = fake();
  const never = new Promise(() => {});
  const outcome = expect(gpu.unlessLost(never)).rejects.toMatchObject({ code: 'device-lost' });
  lose();
  await vi.advanceTimersByTimeAsync(5000);
  await outcome;
  const later = expect(gpu.unlessLost(never)).rejects.toMatchObject({ code: 'device-lost' });
  await vi.advanceTimersByTimeAsync(5000);
  await later;
});
