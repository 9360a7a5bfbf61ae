import { CONSOLE } from './console';

/**
 * The first program of a student's realm, run before theirs. It keeps the built-in functions it needs, so
 * that a student who replaces `Array.isArray` or `Error` misleads nobody but themselves. Its value is a
 * function with `print` that gives the two reporters.
 */
export const REALM = `(print) => {
  const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const { isArray } = Array;
  const { min } = Math;
  const text = String;
  const nameOfTag = Object.prototype.toString;
  const nameOfTyped = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  const listName = (x) => (isArray(x) ? 'Array' : apply(nameOfTyped, x, []));
  const tagOf = (x) => apply(nameOfTag, x, []);
  globalThis.console = ${CONSOLE}(print, listName, tagOf);

  return {
    // Kind, length and entries with commas between them; an entry that is no number as "!" and its type.
    report(x, most) {
      if (typeof x === 'number') return 'number,' + x;
      const list = listName(x);
      if (list === undefined) return 'other,' + (x === null ? 'null' : typeof x === 'object' ? tagOf(x) : typeof x);
      let all = list + ',' + x.length;
      for (let i = 0; i < min(x.length, most); i++) all += ',' + (typeof x[i] === 'number' ? x[i] : '!' + typeof x[i]);
      return all;
    },
    // Name, message and stack of what was thrown, with a control mark between them (a text from the engine ends at NUL).
    explain(e) {
      if (typeof e !== 'object' || e === null) return 'Error\\x01' + text(e) + '\\x01';
      return text(e.name) + '\\x01' + text(e.message) + '\\x01' + text(e.stack);
    },
  };
}`;
