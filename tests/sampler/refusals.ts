// How a test asks for what is refused.
import { SamplerError } from '../../web/sampler/index';

/** Passes what the types forbid. */
export const untyped = (value: unknown): never => value as never;

/** The error that a call throws. */
export function caught(call: () => unknown): SamplerError {
  try {
    call();
  } catch (error) {
    if (error instanceof SamplerError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
