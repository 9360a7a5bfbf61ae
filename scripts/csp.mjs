/**
 * The content security policy of the page: everything comes from the page's own origin, nothing is evaluated,
 * and HTML or script addresses made from strings go through one of two named Trusted Types policies.
 * One source for the meta tag (vite.config.ts), the response header (serve.mjs) and the hosting samples.
 */
export const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html loaded-dice',
};

/**
 * @param {Partial<typeof DIRECTIVES>} [changes] directives to replace, as the development server must
 * @returns {string} the policy as one header value
 */
export function contentSecurityPolicy(changes = {}) {
  const directives = Object.entries({ ...DIRECTIVES, ...changes });
  return directives.map(([name, value]) => `${name} ${value}`).join('; ');
}
