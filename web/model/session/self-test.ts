import { ModelError } from '../error.ts';
import type { OnLoadProgress } from '../load-progress.ts';
import type { SelfTestCase } from '../manifest.ts';
import type { Session } from './session.ts';

/** Another order of float32 sums moves a logit by less than 0.001, a broken kernel by more than 1. */
export const TOLERANCE = 0.02;

/** A prompt shorter than this gets its last token in a run of its own, as in a text; a longer one is one run. */
const LONG = 32;

/**
 * @returns the largest distance from a recorded logit
 * @throws ModelError `self-test` when it is above the tolerance; the signal's reason when aborted
 */
export async function selfTest(
  session: Session,
  cases: readonly SelfTestCase[],
  onProgress: OnLoadProgress,
  signal?: AbortSignal,
): Promise<number> {
  let worst = 0;
  for (const [i, { ids, probes, logits }] of cases.entries()) {
    onProgress({ phase: 'self-test', loaded: i, total: cases.length });
    session.reset();
    const alone = ids.length < LONG ? 1 : ids.length;
    let found = new Float32Array();
    for (const step of [ids.slice(0, -alone), ids.slice(-alone)]) {
      if (step.length === 0) continue;
      signal?.throwIfAborted();
      found = new Float32Array(await session.forward(step));
    }
    probes.forEach((probe, j) => {
      const error = Math.abs((found[probe] ?? Number.NaN) - (logits[j] as number));
      // Written so that NaN counts as wrong.
      if (!(error <= worst)) worst = error;
    });
    if (!(worst <= TOLERANCE)) {
      const message = `its logits are off by ${worst.toPrecision(2)} after ${ids.length} tokens`;
      throw new ModelError('self-test', message);
    }
  }
  session.reset();
  onProgress({ phase: 'self-test', loaded: cases.length, total: cases.length });
  return worst;
}
