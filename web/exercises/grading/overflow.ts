/** Beyond this, Math.exp gives Infinity, and 0 on the other side. */
const LIMIT = 700;

/** Explains the overflow of a softmax that does not subtract the largest logit. */
export function overflow(logits: readonly number[], temperature: number): string | undefined {
  const largest = Math.max(...logits) / temperature;
  if (largest > LIMIT)
    return 'Math.exp of a large number is Infinity: subtract the largest logit from all of them first.';
  if (largest < -LIMIT)
    return 'Every Math.exp came out as 0, and 0 / 0 is NaN: subtract the largest logit from all of them first.';
  return undefined;
}
