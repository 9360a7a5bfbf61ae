import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newVariant } from 'quickjs-emscripten-core';
import { grade, type Report } from '../../../web/exercises/grading/grade.ts';
import { Machine } from '../../../web/exercises/sandbox/machine.ts';
import type { Outcome, Program } from '../../../web/exercises/sandbox/protocol.ts';
import type { Case, Task } from '../../../web/exercises/task.ts';
import { loadSampler } from '../../../web/sampler/index.ts';

const require = createRequire(import.meta.url);
const wasmModule = await WebAssembly.compile(
  readFileSync(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')),
);

export const sampler = await loadSampler({
  wasmBinary: readFileSync(new URL('../../../build/wasm/sampling.wasm', import.meta.url)),
});

/** Enough on a busy machine for whatever ends by itself. */
const PATIENT_MS = 20_000;

/** Runs a program in the sandbox's machine, without the worker around it. */
export async function run(program: Program, callMs = PATIENT_MS): Promise<Outcome[]> {
  const machine = await Machine.start(newVariant(variant, { wasmModule }), callMs);
  const outcomes: Outcome[] = [];
  machine.run(program, (outcome) => outcomes.push(outcome));
  return outcomes;
}

/** A student's text, run and graded as the page does it. */
export async function attempt<C extends Case>(
  task: Task<C>,
  source: string,
  callMs?: number,
): Promise<Report> {
  const calls = task.cases(sampler).map(({ args }) => args);
  const outcomes = await run({ source, entry: task.entry, calls }, callMs);
  return grade(task, sampler, outcomes, source);
}
