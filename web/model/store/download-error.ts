import { ModelError, type ModelErrorCode } from '../error.ts';

interface DownloadErrorOptions extends ErrorOptions {
  /** How often the file may be asked for in all before this fault counts as lasting. */
  tries: number;
  /** How long the host asks to be left alone, in milliseconds. */
  retryAfter?: number | undefined;
}

/** Why a file did not arrive, and what another try is worth. */
export class DownloadError extends ModelError {
  readonly tries: number;
  readonly retryAfter: number | undefined;

  constructor(
    code: ModelErrorCode,
    message: string,
    { tries, retryAfter, ...options }: DownloadErrorOptions,
  ) {
    super(code, message, options);
    this.tries = tries;
    this.retryAfter = retryAfter;
  }
}

/** Faults of the way there, which pass: tried as often as the options allow. */
export const PASSING = Number.POSITIVE_INFINITY;
/** A changed file may have been changed on the way, or lie changed on the host. */
export const DOUBTFUL = 3;
/** What the host says on purpose. */
export const LASTING = 1;
