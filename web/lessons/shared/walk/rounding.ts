import type { Trace } from '../../../sampler/index.ts';

/** Whether only the rounding of a sum made top-p keep its last token; then its nucleus may not be the smallest. */
export const decidedByRounding = (trace: Trace): boolean =>
  trace.stages.some(({ removed }) => removed.byRounding);

/** A sentence if rounding decided, else nothing. */
export const roundingNote = (trace: Trace): string =>
  decidedByRounding(trace)
    ? ' Without its last token the sum falls short of p by less than 10⁻¹², which is no more than rounding: rounding decided that this token stays.'
    : '';
