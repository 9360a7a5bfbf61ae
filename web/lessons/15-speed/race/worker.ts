// The module worker in which the ways are timed: the page stays free, and ending the worker ends the race.

import { pageSampler } from '../../../sampler/page.ts';
import { withStream } from '../../../sampler/random.ts';
import type { Request, Response } from './protocol.ts';
import { race } from './stopwatch.ts';
import { areSame, keptBy, waysOf } from './ways.ts';

/** The part of a worker's global scope used here, which the page's types do not have. */
interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Response): void;
}

const scope = globalThis as unknown as Scope;

async function run({ logits, cuts, seed }: Request): Promise<void> {
  const sampler = await pageSampler();
  const kept = keptBy(sampler, logits, cuts);
  const found = withStream(sampler, seed, (random) =>
    race(
      waysOf(sampler, logits, cuts),
      () => random.uniform(),
      () => performance.now(),
      (done, of) => scope.postMessage({ type: 'round', done, of }),
    ),
  );
  const outcome = { ...found, kept: kept.map(({ length }) => length), same: areSame(kept) };
  scope.postMessage({ type: 'done', outcome });
}

scope.onmessage = ({ data }) => {
  run(data).catch((error: unknown) => {
    scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
