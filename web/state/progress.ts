import { atom } from './atom.ts';
import { forget, keep, recall } from './local.ts';

export type Outcome = 'right' | 'wrong' | 'skipped';

/** What the reader has done so far. It is kept on this machine and sent nowhere. */
export interface Progress {
  /** The steps seen of each lesson, by its slug; steps count from 0. */
  readonly visited: Readonly<Record<string, readonly number[]>>;
  /** What came of each question, by its id. */
  readonly predictions: Readonly<Record<string, Outcome>>;
  /** The slugs of the exercises passed. */
  readonly exercises: readonly string[];
}

const NAME = 'progress';
/** Raised when the shape changes; what an older page kept is then dropped. */
const VERSION = 1;
const NOTHING: Progress = { visited: {}, predictions: {}, exercises: [] };

export const progress = atom<Progress>(read(recall(NAME)));

// Another tab of the course writes to the same place.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key === null || event.key.endsWith(NAME)) progress.set(read(recall(NAME)));
});

export function markVisited(slug: string, step: number): void {
  const { visited } = progress.get();
  const seen = visited[slug] ?? [];
  if (!seen.includes(step)) put({ visited: { ...visited, [slug]: [...seen, step] } });
}

export function recordPrediction(id: string, outcome: Outcome): void {
  put({ predictions: { ...progress.get().predictions, [id]: outcome } });
}

export function passExercise(slug: string): void {
  const { exercises } = progress.get();
  if (!exercises.includes(slug)) put({ exercises: [...exercises, slug] });
}

export function clearProgress(): void {
  forget(NAME);
  progress.set(NOTHING);
}

function put(change: Partial<Progress>): void {
  const next = { ...progress.get(), ...change };
  keep(NAME, JSON.stringify({ version: VERSION, ...next }));
  progress.set(next);
}

/** What is not of this shape is left out, entry by entry. */
export function read(kept: string | null): Progress {
  const found = parsed(kept);
  if (found.version !== VERSION) return NOTHING;
  return {
    visited: Object.fromEntries(
      Object.entries(record(found.visited)).map(([slug, steps]) => [slug, [...new Set(list(steps, isStep))]]),
    ),
    predictions: Object.fromEntries(
      Object.entries(record(found.predictions)).filter((entry): entry is [string, Outcome] =>
        isOutcome(entry[1]),
      ),
    ),
    exercises: [...new Set(list(found.exercises, isText))],
  };
}

function parsed(kept: string | null): Record<string, unknown> {
  try {
    return record(JSON.parse(kept ?? 'null'));
  } catch {
    return {}; // Not JSON, so not ours.
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list<T>(value: unknown, fits: (item: unknown) => item is T): T[] {
  return Array.isArray(value) ? value.filter(fits) : [];
}

function isStep(item: unknown): item is number {
  return Number.isInteger(item) && (item as number) >= 0;
}

function isText(item: unknown): item is string {
  return typeof item === 'string';
}

function isOutcome(item: unknown): item is Outcome {
  return ['right', 'wrong', 'skipped'].includes(item as string);
}
