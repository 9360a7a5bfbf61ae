import type { Fault } from '../sandbox/protocol.ts';

/** What stands at the start or the end of a line in Python and never in JavaScript. */
const PYTHON = [
  /^\s*def\s+\w+\s*\(/m,
  /^\s*(import\s+[\w.]+(\s+as\s+\w+)?|from\s+[\w.]+\s+import\b.*)\s*$/m,
  /^\s*(if|elif|else|for|while|with|class)\b[^{;]*:\s*(#.*)?$/m,
  /\blambda\b[\w\s,]*:/,
  /\bfor\s+[\w\s,]+\s+in\s[^)]*\]/,
  /^\s*#(?!!|\w+\s*[=(;])/m,
];

/** Whether a text that is not valid JavaScript looks like Python. */
export function isPython(source: string): boolean {
  return PYTHON.some((mark) => mark.test(source));
}

/** Names that Python has and JavaScript has not, and what to write in their place. */
const INSTEAD: Record<string, string> = {
  print: 'console.log(x)',
  len: 'list.length',
  sum: 'list.reduce((a, b) => a + b, 0)',
  max: 'Math.max(...list)',
  min: 'Math.min(...list)',
  exp: 'Math.exp(x)',
  log: 'Math.log(x)',
  math: 'Math.exp(x), Math.log(x)',
  np: 'list.map((x) => Math.exp(x))',
  range: 'for (let i = 0; i < n; i++) { … }',
  True: 'true',
  False: 'false',
  None: 'null',
};

/** The Python name that an error is about. */
export function pythonName({ name, message }: Extract<Fault, { kind: 'threw' }>) {
  if (name !== 'ReferenceError') return undefined;
  const named = /^'(.+)' is not defined/.exec(message)?.[1] ?? '';
  const instead = Object.hasOwn(INSTEAD, named) ? INSTEAD[named] : undefined;
  return instead === undefined ? undefined : { name: named, instead };
}
