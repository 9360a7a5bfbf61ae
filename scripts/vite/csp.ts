import type { Plugin } from 'vite';
import { contentSecurityPolicy } from '../csp.mjs';

/** Vite's live reload writes <style> elements and talks over a WebSocket; the rest of the policy holds in dev too. */
const DEVELOPMENT = { 'style-src': "'self' 'unsafe-inline'", 'connect-src': "'self' ws:" };

/** Puts the policy into the built page as a meta tag, and on every answer of the development server. */
export function csp(): Plugin {
  let serving = false;
  return {
    name: 'csp',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(DEVELOPMENT));
        next();
      });
    },
    transformIndexHtml() {
      if (serving) return [];
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() };
      // Before any other tag: a meta policy only binds what comes after it.
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
    },
  };
}
