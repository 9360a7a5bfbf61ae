/** GPT-2's tokenizer.json, derived from the ranks of its byte pairs. */

/**
 * GPT-2 writes each byte as one visible character: printable Latin-1 as itself, the others from U+0100 upwards.
 * Source: https://github.com/openai/gpt-2/blob/master/src/encoder.py (bytes_to_unicode)
 * @returns {string[]} the character of each of the 256 bytes
 */
export function byteCharacters() {
  const printable = (/** @type {number} */ byte) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
}

/**
 * The two parts that a token was merged from: what byte-pair encoding makes of its bytes when only pairs of lower
 * rank may merge.
 * @param {string} token in byte characters
 * @param {ReadonlyMap<string, number>} ranks
 * @returns {[string, string]}
 */
export function splitToken(token, ranks) {
  const own = /** @type {number} */ (ranks.get(token));
  const parts = [...token];
  while (parts.length > 2) {
    let best = -1;
    let bestRank = own;
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get(`${parts[i]}${parts[i + 1]}`);
      if (rank !== undefined && rank < bestRank) [best, bestRank] = [i, rank];
    }
    if (best < 0)
      throw new Error(`Token ${own} ${JSON.stringify(token)} does not come from two tokens of lower rank.`);
    parts.splice(best, 2, `${parts[best]}${parts[best + 1]}`);
  }
  return /** @type {[string, string]} */ (parts);
}

/**
 * @param {Uint8Array[]} tokens the bytes of each token; the index is its id
 * @param {string} endOfText the special token, which takes the next id
 * @returns the content of tokenizer.json, as Hugging Face's libraries read it
 */
export function buildTokenizer(tokens, endOfText = '<|endoftext|>') {
  const characters = byteCharacters();
  const ranks = new Map(
    tokens.map((bytes, id) => [Array.from(bytes, (byte) => characters[byte]).join(''), id]),
  );
  const merges = [];
  for (const token of ranks.keys()) {
    if (token.length > 1) merges.push(splitToken(token, ranks).join(' '));
  }
  const special = { id: tokens.length, content: endOfText };
  const options = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [{ ...special, ...options }],
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      vocab: { ...Object.fromEntries(ranks), [endOfText]: special.id },
      merges,
    },
  };
}

/**
 * @param {string} text a .tiktoken file: one "base64 rank" a line, ranks ascending
 * @returns {Uint8Array[]}
 */
export function readRanks(text) {
  return text
    .trim()
    .split('\n')
    .map((line, id) => {
      const [bytes, rank] = line.split(' ');
      if (Number(rank) !== id) throw new Error(`Line ${id + 1} of the ranks holds rank ${rank}.`);
      return Buffer.from(/** @type {string} */ (bytes), 'base64');
    });
}
