/** What a student's function is called with. */
export type Argument = number | readonly number[];

/** A student's text, the function in it, and the calls to make of it. */
export interface Program {
  readonly source: string;
  readonly entry: string;
  readonly calls: readonly (readonly Argument[])[];
}

/** The outcome of one call. */
export type Outcome = Ending & {
  /** What it wrote with console.log, cut to a few lines. */
  readonly printed: readonly string[];
  /** The first place where the function wrote into the list it was given. */
  readonly changed?: { readonly index: number; readonly before: number; readonly after: string };
};

export type Ending = Answer | Fault;

/** A value the function gave back. */
export type Answer =
  | { readonly kind: 'number'; readonly value: number }
  /** `type` is Array or a typed array's name; `odd` the first entry that is no number; `length` counts all entries, also those not read. */
  | {
      readonly kind: 'list';
      readonly type: string;
      readonly length: number;
      readonly values: readonly number[];
      readonly odd?: { readonly index: number; readonly what: string };
    }
  /** Neither a number nor a list: the language's own name for what it is. */
  | { readonly kind: 'other'; readonly what: string };

/** Why a call, or the whole program, gave no answer. */
export type Fault =
  | { readonly kind: 'threw'; readonly name: string; readonly message: string; readonly line?: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'stopped'; readonly by: 'time' | 'memory' | 'stack' };

/** What the page asks. `id` is the request's own number, which every answer to it carries. */
export type Request =
  /** Loads the engine ahead of the first run; it has no answer, as the run tells what went wrong. */
  { type: 'prepare' } | { type: 'run'; id: number; program: Program };

/**
 * What the worker sends: `ready` when the clock starts, an outcome for each call in order, then `done`.
 * A program that cannot go on gives fewer outcomes than it has calls; the last one says why.
 */
export type Response =
  | { type: 'ready'; id: number }
  | { type: 'outcome'; id: number; outcome: Outcome }
  | { type: 'done'; id: number }
  | { type: 'failed'; id: number; message: string };

/** How a run ended: by itself, or by the page. */
export type Ended =
  | { readonly by: 'itself'; readonly outcomes: readonly Outcome[] }
  | { readonly by: 'page' };
