import type { Trace } from '../../../sampler/index.ts';
import { certificate } from '../../../ui/tokens/certificate.ts';

/** Why each removed token was removed: the stage, its value and the bound it failed. */
export function certificates(trace: Trace): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { name, removed } of trace.stages) {
    removed.ids.forEach((id, i) => {
      notes.set(id, certificate(name, removed.values[i] ?? Number.NaN, removed.bound));
    });
  }
  return notes;
}

/** The probabilities every token had before the first cut. */
export function lastBeforeCuts(trace: Trace): Float64Array {
  let before = trace.input.probabilities;
  for (const stage of trace.stages) {
    if (stage.removed.ids.length > 0) break;
    before = stage.probabilities;
  }
  return before;
}
