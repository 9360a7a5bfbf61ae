import { expect, test } from 'vitest';
import { ProgressBar } from '../../../models/hub/progress.mjs';

test('progress is a bar in a terminal and a line now and then elsewhere', () => {
  const drawn = (isTTY: boolean) => {
    let time = 0;
    const written: string[] = [];
    const progress = new ProgressBar(
      { isTTY, columns: 120, write: (text) => written.push(text) },
      () => time,
    );
    progress.startBytes('model', 100e6);
    for (const seconds of [0, 1, 2, 6, 10]) {
      time = seconds * 1000;
      progress.at(seconds * 10e6);
    }
    progress.end();
    return written;
  };
  expect(drawn(false)).toEqual([
    'model: 0 %, 0.0 MB of 100.0 MB, 0.0 MB/s\n',
    'model: 60 %, 60.0 MB of 100.0 MB, 10.0 MB/s, 4 s left\n',
    'model: 100 %, 100.0 MB of 100.0 MB, 10.0 MB/s, 0 s left\n',
  ]);
  const bar = drawn(true);
  expect(bar).toHaveLength(6);
  expect(bar[3]).toContain('model ██████████████░░░░░░░░░░  60 % 60.0 MB of 100.0 MB, 10.0 MB/s, 4 s left');
  expect(bar[5]).toBe('\n');
});
