import { describe, expect, test } from 'vitest';
import { run } from './attempt.ts';

/** The console's methods by the WHATWG's standard, and those that browsers have had beside it for long. */
const METHODS =
  'assert clear count countReset debug dir dirxml error group groupCollapsed groupEnd info log profile profileEnd table time timeEnd timeLog timeStamp trace warn'.split(
    ' ',
  );

/** Values that are hard to print: each is an expression. */
const HARD = {
  'a list': '[1]',
  'an object without a prototype': 'Object.create(null)',
  'a list of such': '[Object.create(null), 2]',
  'a list in itself': '(() => { const a = [1]; a.push(a); return a; })()',
  'an object in itself': '(() => { const a = {}; a.a = a; return a; })()',
  'a getter that throws': '({ get toString() { throw 1; } })',
  'a list whose entry throws': '[{ toString() { throw new Error("no"); } }]',
  'a list whose length throws': 'new Proxy([], { get() { throw 1; } })',
  'a proxy that throws at everything':
    'new Proxy({}, new Proxy({}, { get() { return () => { throw 1; }; } }))',
  'a revoked proxy':
    '(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()',
  'a symbol': 'Symbol("s")',
  'a bigint': '10n ** 30n',
  'a function': '() => {}',
  nothing: 'undefined',
  'a long text': '"x".repeat(1e6)',
};

describe('no method of the console throws', () => {
  test.each(Object.entries(HARD))('%s', async (_, value) => {
    const calls = METHODS.map((name) => `console.${name}(${value}, ${value});`).join('\n');
    const source = `function f() {\n${calls}\nreturn 1;\n}`;
    const [outcome] = await run({ source, entry: 'f', calls: [[]] });
    expect(outcome).toMatchObject({ kind: 'number', value: 1 });
  });

  test('on its own, and in a realm whose built-in functions are broken', async () => {
    const bare = METHODS.map((name) => `console.${name}();`).join('\n');
    const source = `Object.prototype.toString = Array.prototype.map = Function.prototype.apply = null;
      Object.defineProperty(Array.prototype, '0', { set() { throw 1; } });
      String.prototype.toString = () => { throw 1; };
      function f() { const { log } = console; log(1); ${bare} return 1; }`;
    const [outcome] = await run({ source, entry: 'f', calls: [[]] });
    expect(outcome).toMatchObject({ kind: 'number', value: 1 });
  });
});

test('what the methods print', async () => {
  const source = `function f() {
    console.log('p', [0.5, null, [1, 2]], undefined);
    console.table([1]);
    console.dir(Object.create(null));
    console.assert(true, 'right');
    console.assert(false, 'wrong', 2);
    console.count(); console.count(); console.countReset(); console.count('a');
    console.time('t'); console.timeEnd('t');
    console.log([Object.create(null)]);
    console.log(new Proxy([], { get() { throw 1; } }));
  }`;
  const [outcome] = await run({ source, entry: 'f', calls: [[]] });
  expect(outcome?.printed).toEqual([
    'p [0.5, null, [1, 2]] undefined',
    '[1]',
    '[object Object]',
    'Assertion failed wrong 2',
    'default: 1',
    'default: 2',
    'a: 1',
    '[[object Object]]',
    '(cannot be shown)',
  ]);
});
