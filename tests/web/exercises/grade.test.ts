import { expect, test } from 'vitest';
import { grade } from '../../../web/exercises/grading/grade.ts';
import type { Outcome } from '../../../web/exercises/sandbox/protocol.ts';
import { minPTask as task } from '../../../web/lessons/12-min-p/exercise/task.ts';
import { run, sampler } from './attempt.ts';

const calls = task.cases(sampler).map(({ args }) => args);
const right = await run({ source: task.solution, entry: task.entry, calls });
const total = calls.length;

test('a pass takes a right answer to every case', () => {
  expect(grade(task, sampler, right, task.solution)).toEqual({ verdict: 'right', total });
});

test('right answers to fewer than all cases are no pass', () => {
  for (let tried = 0; tried < total; tried++)
    expect(grade(task, sampler, right.slice(0, tried), task.solution)).toEqual({
      verdict: 'unfinished',
      tried,
      total,
    });
});

test('one wrong answer anywhere is no pass, whatever stands around it', () => {
  const wrong: Outcome = { kind: 'stopped', by: 'time', printed: [] };
  for (let at = 0; at < total; at++) {
    const outcomes = right.map((outcome, i) => (i === at ? wrong : outcome));
    const report = grade(task, sampler, outcomes, task.solution);
    expect(report).toMatchObject({ verdict: 'wrong', passed: total - 1, tried: total });
  }
});

test('a run that stopped counts what was not tried', () => {
  const wrong: Outcome = { kind: 'stopped', by: 'time', printed: [] };
  const report = grade(task, sampler, [...right.slice(0, 3), wrong], task.solution);
  expect(report).toMatchObject({ verdict: 'wrong', passed: 3, tried: 4, total });
});

test('outcomes past the last case count for nothing', () => {
  expect(grade(task, sampler, [...right, ...right], task.solution)).toEqual({ verdict: 'right', total });
});
