import type { ModelChoice } from '../../../live/models/choice.ts';
import { idsTo, type Node, pathTo } from '../tree/tree.ts';
import { act } from './act.ts';
import { remember } from './numbers.ts';
import { type Place, tell } from './session.ts';
import { settingsOf, unread } from './write.ts';

/** Asks the model for the numbers of a text that came from a link or a file. */
export function readNumbers(place: Place, wish: ModelChoice): Promise<void> {
  return act('reading', wish, async ({ client, signal, on }) => {
    for (const stretch of unread(place, on)) {
      if (signal.aborted) return;
      const first = place.tree.nodes[stretch[0] ?? -1] as Node;
      const start = pathTo(place.tree, first.parent).length;
      await client.generate({
        prompt: [...place.tree.prompt, ...idsTo(place.tree, first.parent)],
        forced: stretch.map((at) => place.tree.nodes[at]?.id ?? 0),
        skip: start,
        settings: settingsOf(first),
        seed: first.seed,
        maxTokens: stretch.length,
        signal,
        onToken(token) {
          remember(place.tree, stretch[token.index] ?? -1, on, token);
          tell({});
        },
      });
    }
  });
}
