// Stands first in the tested page and keeps every fault of it, for browsers whose driver tells of none.
// The reader of the test has asked not to be asked for predictions, so that every figure is there at once.
/** @type {string[]} */
const faults = [];
Object.assign(window, { faults });
localStorage.setItem('loaded-dice.predict', 'off');

for (const level of /** @type {const} */ (['error', 'warn'])) {
  const write = console[level];
  console[level] = (/** @type {unknown[]} */ ...parts) => {
    faults.push(`console.${level}: ${parts.map(String).join(' ')}`);
    write.apply(console, parts);
  };
}
// While an event goes down, too: that of a file which does not load never comes up again.
addEventListener(
  'error',
  ({ message, target }) => {
    const { src, href } = /** @type {{ src?: string, href?: string }} */ (target);
    faults.push(message ? `uncaught: ${message}` : `not loaded: ${src ?? href}`);
  },
  true,
);
addEventListener('unhandledrejection', ({ reason }) => faults.push(`unhandled: ${reason}`));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  faults.push(`policy violation: ${violatedDirective} ${blockedURI}`),
);
