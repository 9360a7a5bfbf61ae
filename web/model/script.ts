import { ModelError, reason } from './error';

/** What browsers run as a module. */
const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script$/;

/**
 * What stands against a script that a browser did not run, in one line. Browsers keep to themselves what a host
 * answered, so it is asked once more.
 * @returns undefined where the host answers as it should now
 */
export async function scriptFault(url: URL): Promise<string | undefined> {
  const name = url.pathname.replace(/.*\//, '');
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store' });
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

/** The script that an import could not have; some browsers do not name it. */
export function addressIn(error: unknown): URL | undefined {
  const [address] = /https?:\/\/\S+/.exec(reason(error)) ?? [];
  return address ? new URL(address) : undefined;
}

/**
 * Imports a script.
 * @param url where it lies, if it is known
 * @throws ModelError `bad-script`, which says what stands against it
 */
export async function importScript<T>(load: () => Promise<T>, url?: URL): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const address = url ?? addressIn(cause);
    const fault = address && (await scriptFault(address));
    throw new ModelError('bad-script', fault ?? `A script of the course did not start (${reason(cause)}).`, {
      cause,
    });
  }
}

let tries = 0;

/**
 * Imports a script, which a failure before does not hinder: browsers remember that an import failed and ask no more,
 * so it is asked for under another address.
 * @throws what the browser says
 */
export async function importAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const url = addressIn(error);
    if (!url) throw error;
    url.searchParams.set('again', String(++tries));
    return import(/* @vite-ignore */ url.href);
  }
}
