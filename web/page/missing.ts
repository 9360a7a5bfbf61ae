import { html, nothing, type TemplateResult } from 'lit';
import { ModelError, reason } from '../model/error.ts';

/** Why a part of the course did not arrive. */
export interface Missing {
  readonly sentence: string;
  /** `reload`: the files of this page are gone from the host, or one of them is broken. `retry`: ask for the file again. */
  readonly remedy: 'retry' | 'reload';
}

/** Asks the host why a file of the course did not arrive. */
export async function whyMissing(error: unknown): Promise<Missing> {
  const site = await look();
  if (site === 'gone')
    return { sentence: 'The course’s host cannot be reached. Check the connection.', remedy: 'retry' };
  if (site === 'updated')
    return {
      sentence: 'The course was updated while this page was open. Reload the page; it opens at this step.',
      remedy: 'reload',
    };
  return error instanceof ModelError
    ? { sentence: error.message, remedy: 'retry' }
    : { sentence: 'A file of the course could not be used. Reload the page.', remedy: 'reload' };
}

/** Whether the host still has this version of the page: its HTML names the same script. */
async function look(): Promise<'same' | 'updated' | 'gone'> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  try {
    const response = await fetch(document.baseURI, { cache: 'no-store' });
    const page = response.ok ? await response.text() : '';
    // The login page of a network is not a page of the course.
    const isCourse = page.includes('<ld-app');
    return isCourse && entry && !page.includes(entry.replace(/.*\//, '')) ? 'updated' : 'same';
  } catch {
    return 'gone';
  }
}

/** @param retry asks for the file once more */
export function missingCard(
  { sentence, remedy }: Missing,
  error: unknown,
  retry: () => void,
): TemplateResult {
  const [name, press] =
    remedy === 'reload' ? (['Reload', () => location.reload()] as const) : (['Retry', retry] as const);
  return html`<div class="refusal" role="alert"><p><strong>The lesson did not load.</strong> ${sentence}</p>
    ${error instanceof ModelError ? nothing : html`<p class="hint">${reason(error)}</p>`}
    <button type="button" class="primary" @click=${press}>${name}</button></div>`;
}
