import type { Answer, Fault } from '../sandbox/protocol.ts';
import type { Task } from '../task.ts';
import { strangeCharacter } from './characters.ts';
import { isPython, pythonName } from './python.ts';

/** Names that exist in a page but not in the sandbox, with an explanation of each. */
const ABSENT: readonly (readonly [names: RegExp, sentence: string])[] = [
  [
    /\b(fetch|XMLHttpRequest|WebSocket|EventSource|navigator|importScripts)\b/,
    'There is no network in the exercise sandbox',
  ],
  [
    /\b(postMessage|window|document|self|parent|top|location|localStorage|sessionStorage|indexedDB|alert|Worker|onmessage)\b/,
    'There is no page in the exercise sandbox, and nobody to send messages to',
  ],
  [
    /\b(setTimeout|setInterval|requestAnimationFrame|queueMicrotask)\b/,
    'There are no timers in the exercise sandbox',
  ],
  [
    /\b(require|process|module|exports|Deno|Buffer)\b/,
    'There are no modules or files in the exercise sandbox',
  ],
];

/** Why a call gave no answer, in a sentence that says what to look for. */
export function explainFault(fault: Fault, task: Pick<Task, 'entry' | 'skeleton'>, source: string): string {
  if (fault.kind === 'missing')
    return `There is no function called ${task.entry}. The tests call it by that name.`;
  if (fault.kind === 'stopped') return STOPPED[fault.by];
  const { name, message, line } = fault;
  const where = line === undefined ? '' : ` on line ${line}`;
  if (name === 'SyntaxError') {
    if (isPython(source)) return inJavaScript(task);
    return strangeCharacter(lineOf(source, line), where) ?? syntax(message, where);
  }
  const python = pythonName(fault);
  if (python) return `“${python.name}”${where} is Python’s. In JavaScript: ${python.instead}.`;
  const absent = absentName(fault, source);
  if (absent)
    return `${absent.sentence}: “${absent.name}”${where} does not exist there. Only the language itself does.`;
  return `Your code threw an error${where}: ${name}: ${message}.`;
}

const STOPPED: Record<Extract<Fault, { kind: 'stopped' }>['by'], string> = {
  time: 'Stopped: no answer after a second. Is there a loop that never ends?',
  memory: 'Stopped: it filled its 32 MB of memory. Is there a list or a text that grows without end?',
  stack: 'Stopped: the function calls went too deep. Does a function call itself without an end?',
};

function inJavaScript({ entry, skeleton }: Pick<Task, 'entry' | 'skeleton'>): string {
  const head = /^function .*\)/m.exec(skeleton)?.[0] ?? `function ${entry}()`;
  return `This looks like Python. This exercise is in JavaScript: ${head} { … }`;
}

function syntax(message: string, where: string): string {
  if (/keyword: (export|import)/.test(message))
    return `Leave out import and export${where}: the tests take the function as it stands.`;
  return `This is not JavaScript yet. The parser stopped${where}: ${message}.`;
}

/** Lines count from 1. */
function lineOf(source: string, line: number | undefined): string {
  return line === undefined ? '' : (source.split('\n')[line - 1] ?? '');
}

/** The missing name an error is about: the one it names, or one on its line (`globalThis.fetch()` is “not a function”). */
function absentName({ name, message, line }: Extract<Fault, { kind: 'threw' }>, source: string) {
  if (name !== 'ReferenceError' && name !== 'TypeError') return undefined;
  const named = /^'(.+)' is not defined/.exec(message)?.[1];
  const text = named ?? lineOf(source, line);
  for (const [names, sentence] of ABSENT) {
    const found = names.exec(text)?.[1];
    if (found) return { name: found, sentence };
  }
  return undefined;
}

const A: ReadonlyMap<string, string> = new Map([
  ['undefined', 'nothing (undefined). Is a return missing?'],
  ['Promise', 'a promise. Leave out async: the tests want the answer itself.'],
  ['Generator', 'a generator. Spread it into a list: [...it].'],
  ['function', 'a function. Call it, and return what it gives.'],
  ['string', 'a text, not numbers.'],
]);

/** Explains a returned value of the wrong kind. */
export function explainKind(answer: Answer, wanted: string): string {
  if (answer.kind === 'number') return `Your function returned one number. Return ${wanted}.`;
  if (answer.kind === 'list') return `Your function returned a list. Return ${wanted}.`;
  return `Your function returned ${A.get(answer.what) ?? `${answer.what}. Return ${wanted}.`}`;
}
