/// <reference types="trusted-types" />

/**
 * The page's own Trusted Types policy: script addresses are accepted from the page's own origin only.
 * Browsers without Trusted Types take the address as it is.
 */
const policy = (globalThis as unknown as Partial<Window>).trustedTypes?.createPolicy('loaded-dice', {
  createScriptURL(address) {
    const url = new URL(address, document.baseURI);
    if (url.origin !== location.origin) throw new TypeError(`${url} is not of this site`);
    return url.href;
  },
});

/** @throws TypeError when the address is of another origin */
export function trustedWorker(address: string): Worker {
  // The DOM's types know strings only; a browser with Trusted Types wants the object.
  const url = (policy?.createScriptURL(address) ?? address) as unknown as string;
  return new Worker(url, { type: 'module' });
}
