import { atom } from './atom.ts';
import { forget, keep, recall } from './local.ts';

export type Outcome = 'right' | 'wrong' | 'skipped';

export interface Visit {
  /** The steps seen, counted from 0. */
  readonly seen: readonly number[];
  /** How many steps the lesson had then. */
  readonly of: number;
}

/** What the reader has done so far. It is kept on this machine and sent nowhere. */
export interface Progress {
  /** Of each lesson entered, by its slug. */
  readonly visited: Readonly<Record<string, Visit>>;
  /** What came of each question, by its id. */
  readonly predictions: Readonly<Record<string, Outcome>>;
  /** The slugs of the exercises passed. */
  readonly exercises: readonly string[];
}

/** The name that it is kept under. */
export const PROGRESS = 'progress';
/** Raised when the shape changes; what an older page kept is then dropped. */
const VERSION = 1;
const NOTHING: Progress = { visited: {}, predictions: {}, exercises: [] };

export const progress = atom<Progress>(read(recall(PROGRESS)));

// Another tab of the course writes to the same place.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key === null || event.key.endsWith(PROGRESS)) progress.set(read(recall(PROGRESS)));
});

/** The reader has seen a step, counted from 0, of a lesson with `of` steps. */
export function markVisited(slug: string, step: number, of: number): void {
  const { visited } = progress.get();
  const before = visited[slug];
  if (before?.of === of && before.seen.includes(step)) return;
  const seen = new Set([...(before?.seen ?? []), step]);
  put({ visited: { ...visited, [slug]: { seen: [...seen].filter((each) => each < of), of } } });
}

export function recordPrediction(id: string, outcome: Outcome): void {
  put({ predictions: { ...progress.get().predictions, [id]: outcome } });
}

export function passExercise(slug: string): void {
  const { exercises } = progress.get();
  if (!exercises.includes(slug)) put({ exercises: [...exercises, slug] });
}

export function clearProgress(): void {
  forget(PROGRESS);
  progress.set(NOTHING);
}

function put(change: Partial<Progress>): void {
  const next = { ...progress.get(), ...change };
  keep(PROGRESS, JSON.stringify({ version: VERSION, ...next }));
  progress.set(next);
}

/** Drops every entry that is not of this shape. */
export function read(kept: string | null): Progress {
  const found = parsed(kept);
  if (found.version !== VERSION) return NOTHING;
  return {
    visited: Object.fromEntries(
      Object.entries(record(found.visited)).flatMap(([slug, kept]) => {
        const { seen, of } = record(kept);
        if (!isStep(of)) return [];
        return [[slug, { seen: [...new Set(list(seen, isStep))].filter((step) => step < of), of }]];
      }),
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
