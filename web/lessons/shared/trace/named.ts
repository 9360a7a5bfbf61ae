/** The words of a list in prose: “Paris”, “London” and “Rome”. */
export function named(words: readonly string[], ids: Iterable<number>, most = 3): string {
  const quoted = [...ids].map((id) => `“${words[id]}”`);
  if (quoted.length > most) return `${quoted.slice(0, most).join(', ')} and ${quoted.length - most} more`;
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
