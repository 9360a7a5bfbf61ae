/// <reference types="trusted-types" />
import { isFramed, isOpaque } from '../state/frame.ts';

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

const NO_ORIGIN =
  'This page stands in a frame whose sandbox attribute lacks allow-same-origin, and the browser starts no worker there. Add allow-same-origin to the frame, or open the page in a tab of its own.';

/** @throws TypeError when the address is of another origin; Error where the page's frame allows no worker */
export function trustedWorker(address: string): Worker {
  if (isOpaque() && isFramed()) throw new Error(NO_ORIGIN);
  // The DOM's types know strings only; a browser with Trusted Types wants the object.
  const url = (policy?.createScriptURL(address) ?? address) as unknown as string;
  return new Worker(url, { type: 'module' });
}
