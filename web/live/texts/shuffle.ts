import type { Random } from '../../sampler/index.ts';

/** The items in an order that the stream decides (Fisher and Yates), each order as likely as any other. */
export function shuffled<T>(items: readonly T[], random: Pick<Random, 'uniform'>): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** A seed from a text (FNV-1a): the same text gives the same seed. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
