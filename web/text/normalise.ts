/** Half of a surrogate pair is no character; no link, file or tokenizer takes it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/**
 * A text as a field of several lines holds it: each end of a line is `\n`, whether it came as `\r\n`, from a paste or
 * a link, or as `\r`.
 */
export function normalised(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n'));
}
