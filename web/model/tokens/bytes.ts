/**
 * The bytes behind GPT-2's token strings, where each byte is one visible character: printable Latin-1 as itself,
 * the others from U+0100 upwards, in order.
 */
const BYTE_OF = new Map<string, number>();
for (let byte = 0, next = 256; byte < 256; byte++) {
  const isPrintable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  BYTE_OF.set(String.fromCharCode(isPrintable ? byte : next++), byte);
}

/** @returns undefined when a character stands for no byte, as in a special token */
export function bytesOf(token: string): Uint8Array | undefined {
  const bytes = Array.from(token, (character) => BYTE_OF.get(character));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @returns null unless the bytes are whole UTF-8 characters */
export function wholeText(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes the character starting with this byte has; 0 where none can start. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/**
 * Text that grows byte by byte. A character not yet whole waits; a byte that can never be part of one shows as
 * `\xF0`, never as a replacement mark, because a reader could not tell two of those apart.
 */
export class GrowingText {
  #text = '';
  #waiting: number[] = [];

  push(bytes: Uint8Array): void {
    this.#waiting.push(...bytes);
    while (this.#waiting.length > 0) {
      const length = sequenceLength(this.#waiting[0] as number);
      const sequence = Uint8Array.from(this.#waiting.slice(0, length));
      const isWaiting = sequence.length < length && sequence.subarray(1).every((byte) => byte >> 6 === 2);
      if (isWaiting) return;
      const character = length > 0 && sequence.length === length ? wholeText(sequence) : null;
      this.#text +=
        character ?? `\\x${(this.#waiting[0] as number).toString(16).toUpperCase().padStart(2, '0')}`;
      this.#waiting.splice(0, character === null ? 1 : length);
    }
  }

  /** Everything but a character still waiting for its last bytes. */
  toString(): string {
    return this.#text;
  }
}
