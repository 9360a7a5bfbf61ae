import { ModelError, type ModelErrorCode } from '../error.ts';

interface DownloadErrorOptions extends ErrorOptions {
  /** After so many tries the fault counts as permanent. */
  tries: number;
  /** Milliseconds that the host asks to wait. */
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

/** Faults of the connection, which are temporary: tried as often as the options allow. */
export const PASSING = Number.POSITIVE_INFINITY;
/** A changed file was changed on the way or on the host. */
export const DOUBTFUL = 3;
/** An answer that the host gives on purpose. */
export const LASTING = 1;
