import type { Logits, Sampler, Settings, Survey } from '../../sampler/index.ts';

export interface Scenario {
  readonly name: string;
  readonly settings: Settings;
}

/** The six settings that section 11 of the notebook compares. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'T = 0.01', settings: { temperature: 0.01 } },
  { name: 'T = 0.7', settings: { temperature: 0.7 } },
  { name: 'T = 1', settings: { temperature: 1 } },
  { name: 'T = 0.7, k = 10', settings: { temperature: 0.7, topK: 10 } },
  { name: 'T = 0.7, p = 0.9', settings: { temperature: 0.7, topP: 0.9 } },
  { name: 'T = 0.7, k = 50, p = 0.9', settings: { temperature: 0.7, topK: 50, topP: 0.9 } },
];

/** How many of the best tokens a panel shows. */
export const TOP = 30;

/** What the notebook counts as active. */
const ACTIVE = 1e-8;

export interface Outcome {
  readonly scenario: Scenario;
  readonly survey: Survey;
  /** Tokens with a share above the notebook's bound; kept tokens with a smaller share do not count. */
  readonly active: number;
  /** The summed share of the removed tokens before the first cut. */
  readonly removed: number;
}

/** The scenario's die over the logits. */
export function outcome(sampler: Sampler, logits: Logits, scenario: Scenario): Outcome {
  const { settings } = scenario;
  const { probabilities } = sampler.distribution(logits, settings);
  const survey = sampler.survey(logits, settings, { top: TOP });
  return {
    scenario,
    survey,
    removed: removedShare(sampler, logits, settings, survey),
    active: probabilities.reduce((count, p) => (p > ACTIVE ? count + 1 : count), 0),
  };
}

/** The share of the removed tokens. The cuts keep the best ones, so the removed ones are all others. */
function removedShare(sampler: Sampler, logits: Logits, settings: Settings, { kept, size }: Survey): number {
  if (kept === size) return 0;
  return sampler.survey(logits, settings, { top: kept }).others.before;
}
