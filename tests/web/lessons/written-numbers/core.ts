// What the claims are computed with.
import manifest from '../../../../models/embedded/manifest.json';
import { count } from '../../../../web/charts/format.ts';
import { loadSampler } from '../../../../web/sampler/load.ts';
import type { Settings } from '../../../../web/sampler/settings.ts';
import { EXAMPLES, type Example, logitsOf } from '../../../../web/state/examples.ts';

export const sampler = await loadSampler();

export const { capital, supper, greeting, answers, confident, unsure } = EXAMPLES;

/** How many tokens the live model has. */
export const VOCABULARY = count(manifest.architecture.vocabulary);

export const kept = (example: Example, settings: Settings) =>
  sampler.distribution(logitsOf(example), settings).kept.length;

export function share(example: Example, word: string, settings: Settings = {}): number {
  const { probabilities } = sampler.distribution(logitsOf(example), settings);
  return probabilities[example.words.indexOf(word)] ?? Number.NaN;
}

/** The phrase, if what it says holds; else one that no text has. */
export const when = (holds: boolean, phrase: string) =>
  holds ? phrase : `${phrase} (which no longer holds)`;

/** `T = 0.7, k = 50, p = 0.9` */
export function inSymbols({ temperature, topK, topP }: Settings): string {
  const parts = [
    temperature === undefined ? '' : `T = ${temperature}`,
    topK === undefined ? '' : `k = ${topK}`,
    topP === undefined ? '' : `p = ${topP}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Every p of two decimals, from 0.01 to 1. */
export const HUNDREDTHS = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
