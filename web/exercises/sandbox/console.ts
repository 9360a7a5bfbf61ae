/**
 * The console of a student's realm, as text for the realm's first program: an expression that takes what it
 * needs and gives an object with every method that consoles have. No method throws, whatever its arguments: a
 * right answer that also prints stays right.
 */
export const CONSOLE = `((print, listName, tagOf) => {
  const ENOUGH = 300;
  const text = String;
  const safely = (write, x) => {
    try { return write(x); } catch {}
    try { return tagOf(x); } catch {}
    return '(cannot be shown)';
  };
  // Nested lists are written here: the engine's join never ends for a list that contains itself.
  const list = (x, depth = 0) => {
    if (typeof x !== 'object' || x === null || listName(x) === undefined) return text(x);
    if (depth > 3) return '[…]';
    const { length } = x;
    let line = '[';
    for (let i = 0; i < length && line.length < ENOUGH; i++)
      line += (i ? ', ' : '') + safely((entry) => list(entry, depth + 1), x[i]);
    return line + ']';
  };
  const shown = (x) => list(x);
  const log = (parts, from = 0, lead = '') => {
    let line = lead;
    for (let i = from; i < parts.length; i++) line += (line ? ' ' : '') + safely(shown, parts[i]);
    print(line);
  };
  const label = (parts) => (parts[0] === undefined ? 'default' : safely(shown, parts[0]));
  const counts = { __proto__: null };
  // Memory or stack may run out in a method itself.
  const method = (act) => (...parts) => {
    try { act(parts); } catch {}
  };
  const writes = method((parts) => log(parts));
  const silent = method(() => {});

  return {
    log: writes, info: writes, warn: writes, error: writes, debug: writes, trace: writes,
    table: writes, dir: writes, dirxml: writes, group: writes, groupCollapsed: writes,
    assert: method((parts) => { if (!parts[0]) log(parts, 1, 'Assertion failed'); }),
    count: method((parts) => {
      const name = label(parts);
      counts[name] = (counts[name] ?? 0) + 1;
      print(name + ': ' + counts[name]);
    }),
    countReset: method((parts) => { delete counts[label(parts)]; }),
    timeLog: method((parts) => log(parts, 1, label(parts))),
    time: silent, timeEnd: silent, timeStamp: silent, clear: silent, groupEnd: silent,
    profile: silent, profileEnd: silent,
  };
})`;
