import { start } from '../../text/graphemes';
import type { Ending, Fault } from './protocol';

/** Reads a realm's report of a value: `number,0.5`, `Array,2,0.75,0.25` or `other,[object Promise]`. */
export function readReport(report: string): Ending {
  const [kind = '', second = '', ...entries] = report.split(',');
  if (kind === 'number') return { kind, value: Number(second) };
  if (kind === 'other') return { kind, what: second.replace(/^\[object (.*)\]$/, '$1') };
  const index = entries.findIndex((entry) => entry.startsWith('!'));
  return {
    kind: 'list',
    type: kind,
    length: Number(second),
    values: entries.map(Number),
    ...(index < 0 ? {} : { odd: { index, what: entries[index]?.slice(1) ?? '' } }),
  };
}

/** Reads a realm's report of an error; the line is the first one of the student's own file in its stack. */
export function readError(report: string, file: string): Fault {
  const [name = 'Error', message = '', stack = ''] = report.split('\x01');
  if (name === 'InternalError' && message === 'out of memory') return { kind: 'stopped', by: 'memory' };
  if (name === 'InternalError' && message === 'stack overflow') return { kind: 'stopped', by: 'stack' };
  const line = new RegExp(`${file}:(\\d+)`).exec(stack)?.[1];
  return { kind: 'threw', name, message: start(message, 300), ...(line ? { line: Number(line) } : {}) };
}
