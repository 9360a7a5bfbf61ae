import { ModelError, reason } from '../error.ts';

/** The content types that browsers run as a module. */
const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script$/;

/**
 * Why a browser did not run a script, in one line. Browsers do not say what the host answered, so the host is asked
 * once more.
 * @returns undefined where the host answers as it should now
 */
export async function scriptFault(url: URL): Promise<string | undefined> {
  const name = url.pathname.replace(/.*\//, '');
  let response: Response;
  try {
    // The new answer replaces the one in the browser's cache.
    response = await fetch(url, { cache: 'reload' });
  } catch (error) {
    return `${name} could not be fetched (${reason(error)}). Check the connection.`;
  }
  void response.body?.cancel();
  if (!response.ok) {
    return `${name} answered ${response.status}. Reload the page, in case the course was updated; if that does not help, copy all of the site’s folder to the host.`;
  }
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type && SCRIPT.test(type)) return undefined;
  return `The host sends ${name} ${type ? `as ${type}` : 'without a type'}, and browsers run scripts as text/javascript only: see the course’s folder hosting/.`;
}

/** The same script under another address: browsers remember a failed module and do not ask for it again. */
export function withFreshQuery(url: URL): URL {
  const again = new URL(url);
  again.searchParams.set('again', Date.now().toString(36));
  return again;
}

/**
 * Imports a script, also one that has failed before.
 * @throws ModelError `bad-script`, which says why
 */
export async function importScript<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const url = addressIn(cause);
    if (!url) throw new ModelError('bad-script', `A script did not start (${reason(cause)}).`, { cause });
    return import(/* @vite-ignore */ (await freshAddress(url, cause)).href);
  }
}

/**
 * Runs a script that another one will import.
 * @returns the address under which it ran
 * @throws ModelError `bad-script`
 */
export async function runScript(url: URL): Promise<URL> {
  try {
    await import(/* @vite-ignore */ url.href);
    return url;
  } catch (cause) {
    return freshAddress(url, cause);
  }
}

/** @returns another address, where the host is as it should be by now; else throws ModelError `bad-script` */
async function freshAddress(url: URL, cause: unknown): Promise<URL> {
  const fault = await scriptFault(url);
  if (fault) throw new ModelError('bad-script', fault, { cause });
  return withFreshQuery(url);
}

/** The script that could not be imported. Some browsers do not name it. */
function addressIn(error: unknown): URL | undefined {
  const [address] = /https?:\/\/\S+/.exec(reason(error)) ?? [];
  return address ? new URL(address) : undefined;
}
