import type { Sampler, SearchReport } from '../../sampler/index.ts';
import type { Cuts } from './settings.ts';

const known = new WeakMap<Float32Array, Map<string, SearchReport>>();

/** What the core touches to cut these logits; remembered, for a figure asks at every change. */
export function search(sampler: Sampler, logits: Float32Array, cuts: Cuts): SearchReport {
  const before = known.get(logits) ?? new Map<string, SearchReport>();
  known.set(logits, before);
  const name = JSON.stringify(cuts);
  const found = before.get(name) ?? sampler.searchReport(logits, cuts);
  before.set(name, found);
  return found;
}
