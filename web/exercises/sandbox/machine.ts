import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import { start } from '../../text/graphemes';
import type { Argument, Ending, Fault, Outcome, Program } from './protocol';
import { REALM } from './realm';
import { readError, readReport } from './reports';

const CALL_MS = 1000;
const MEMORY_BYTES = 32 * 2 ** 20;
const STACK_BYTES = 256 * 2 ** 10;
const FILE = 'your-code.js';
/** The most entries read of a list: more than any case has tokens, and few enough for hostile programs. */
const MOST_ENTRIES = 2000;
const [MOST_LINES, MOST_LETTERS] = [12, 200];

/**
 * A JavaScript engine of its own for one run of one student's program: no page, no network, no timers, a
 * second for each call, 32 MiB. It is dropped after the run, so a program that breaks it harms no other.
 */
export class Machine {
  readonly #context: QuickJSContext;
  readonly #report: QuickJSHandle;
  readonly #explain: QuickJSHandle;
  readonly #callMs: number;
  #deadline = Number.POSITIVE_INFINITY;
  #late = false;
  #printed: string[] = [];

  static async start(variant: QuickJSSyncVariant, callMs = CALL_MS): Promise<Machine> {
    return new Machine((await newQuickJSWASMModuleFromVariant(variant)).newContext(), callMs);
  }

  private constructor(context: QuickJSContext, callMs: number) {
    this.#context = context;
    this.#callMs = callMs;
    context.runtime.setMemoryLimit(MEMORY_BYTES);
    context.runtime.setMaxStackSize(STACK_BYTES);
    context.runtime.setInterruptHandler(() => {
      this.#late ||= performance.now() > this.#deadline;
      return this.#late;
    });
    const print = context.newFunction('print', (line) => this.#print(context.getString(line)));
    const make = context.unwrapResult(context.evalCode(REALM, 'realm.js'));
    const reporters = context.unwrapResult(context.callFunction(make, context.undefined, print));
    this.#report = context.getProp(reporters, 'report');
    this.#explain = context.getProp(reporters, 'explain');
  }

  /** Reports each outcome as it comes. Stops after the first one that ends the program. */
  run({ source, entry, calls }: Program, tell: (outcome: Outcome) => void): void {
    const found = this.#load(source, entry);
    if ('kind' in found) {
      tell({ ...found, printed: this.#printed });
      return;
    }
    for (const call of calls) {
      const outcome = this.#call(found.entry, call);
      tell(outcome);
      if (outcome.kind === 'stopped') return;
    }
  }

  /** Runs the text once and looks the function up by its name, however it was declared. */
  #load(source: string, entry: string): { entry: QuickJSHandle } | Fault {
    const loaded = this.#attempt(() => this.#context.evalCode(source, FILE, { type: 'global' }));
    if ('kind' in loaded) return loaded;
    const lookup = `typeof ${entry} === 'function' ? ${entry} : undefined`;
    const found = this.#attempt(() => this.#context.evalCode(lookup));
    if ('kind' in found) return found;
    return this.#context.typeof(found.value) === 'function' ? { entry: found.value } : { kind: 'missing' };
  }

  #call(entry: QuickJSHandle, call: readonly Argument[]): Outcome {
    this.#printed = [];
    const context = this.#context;
    const given: QuickJSHandle[] = [];
    for (const argument of call) {
      // A literal defines its entries directly, whatever the student did to Array.
      const made = this.#attempt(() => context.evalCode(literal(argument)));
      if ('kind' in made) return { ...made, printed: [] };
      given.push(made.value);
    }
    const answer = this.#attempt(() => context.callFunction(entry, context.undefined, ...given));
    const ending = 'kind' in answer ? answer : this.#read(answer.value);
    const changed = ending.kind === 'stopped' ? undefined : this.#change(call, given);
    return { ...ending, printed: this.#printed, ...(changed ? { changed } : {}) };
  }

  #read(answer: QuickJSHandle): Ending {
    const report = this.#ask(this.#report, answer);
    return typeof report === 'string' ? readReport(report) : report;
  }

  /** Compares the lists after the call with what was handed over. */
  #change(call: readonly Argument[], given: readonly QuickJSHandle[]): Outcome['changed'] {
    for (const [i, before] of call.entries()) {
      if (typeof before === 'number') continue;
      const report = this.#ask(this.#report, given[i] as QuickJSHandle);
      const after = typeof report === 'string' ? report.split(',').slice(2) : [];
      const index = before.findIndex((value, j) => after[j] !== String(value));
      if (index >= 0) return { index, before: before[index] as number, after: after[index] ?? 'nothing' };
    }
    return undefined;
  }

  /** Runs one step of the student's code with a time limit: its value, or why there is none. */
  #attempt(step: () => ReturnType<QuickJSContext['evalCode']>): { value: QuickJSHandle } | Fault {
    this.#deadline = performance.now() + this.#callMs;
    try {
      const result = step();
      return result.error ? this.#fault(result.error) : { value: result.value };
    } catch {
      // The engine itself ran out of the browser's stack.
      return { kind: 'stopped', by: 'stack' };
    }
  }

  #fault(error: QuickJSHandle): Fault {
    if (this.#late) return { kind: 'stopped', by: 'time' };
    // Leaves memory for the explanation.
    this.#context.runtime.setMemoryLimit(2 * MEMORY_BYTES);
    const explained = this.#ask(this.#explain, error, true);
    this.#context.runtime.setMemoryLimit(MEMORY_BYTES);
    return typeof explained === 'string' ? readError(explained, FILE) : explained;
  }

  /** A reporter's answer as text. It may run hostile code: a getter that loops, a `message` that throws. */
  #ask(reporter: QuickJSHandle, value: QuickJSHandle, isError = false): string | Fault {
    const context = this.#context;
    const asked = () =>
      context.callFunction(reporter, context.undefined, value, context.newNumber(MOST_ENTRIES));
    if (!isError) {
      const outcome = this.#attempt(asked);
      return 'kind' in outcome ? outcome : context.getString(outcome.value);
    }
    const result = asked();
    if (this.#late) return { kind: 'stopped', by: 'time' };
    return result.error ? 'Error\x01something that cannot be shown' : context.getString(result.value);
  }

  #print(line: string): void {
    if (this.#printed.length < MOST_LINES) this.#printed.push(start(line, MOST_LETTERS));
  }
}

function literal(argument: Argument): string {
  if (typeof argument === 'number') return `(${number(argument)})`;
  return `[${argument.map(number).join(',')}]`;
}

/** The name Infinity cannot be rebound, but it can be shadowed; a division cannot. */
function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '1/0';
  return value === Number.NEGATIVE_INFINITY ? '-1/0' : String(value);
}
