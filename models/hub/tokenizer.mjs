/**
 * Is the model's tokenizer GPT-2's? The package ships the one built from GPT-2's published ranks, not the hub's
 * file: no SHA-256 of that is known beforehand, libraries write it in several forms, and ours is the one that the
 * tests hold against another implementation. The hub's file only has to say the same.
 */

/** The hub's tokenizer is another one; `code` names where they differ. */
export class TokenizerError extends Error {
  /**
   * @param {'not-json' | 'other-vocabulary' | 'other-merges' | 'other-end-of-text'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'TokenizerError';
    this.code = code;
  }
}

/**
 * @typedef {object} TokenizerJson the parts of a tokenizer.json that are compared
 * @property {{ vocab: Record<string, number>, merges: (string | [string, string])[] }} model
 * @property {{ id: number, content: string }[]} added_tokens
 */

/**
 * @param {string} text
 * @returns {TokenizerJson}
 */
function parse(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value?.model?.vocab !== 'object' || !Array.isArray(value.model.merges))
      throw new Error('it has no model with vocab and merges');
    return { model: value.model, added_tokens: value.added_tokens ?? [] };
  } catch (cause) {
    throw new TokenizerError('not-json', `tokenizer.json of the hub is no tokenizer (${cause}).`);
  }
}

/**
 * @param {string} text the hub's tokenizer.json
 * @param {TokenizerJson} ours
 * @throws {TokenizerError}
 */
export function compareTokenizers(text, ours) {
  const theirs = parse(text);
  const ids = Object.entries(theirs.model.vocab);
  const wanted = Object.keys(ours.model.vocab).length;
  const other = ids.find(([token, id]) => ours.model.vocab[token] !== id);
  if (other || ids.length !== wanted) {
    const where = other
      ? `token ${other[1]} is ${JSON.stringify(other[0])}`
      : `it has ${ids.length} tokens, not ${wanted}`;
    throw new TokenizerError('other-vocabulary', `The model's vocabulary is not GPT-2's: ${where}.`);
  }
  // Older files write a pair as "a b", newer ones as ["a", "b"].
  const merges = theirs.model.merges.map((pair) => (typeof pair === 'string' ? pair : pair.join(' ')));
  const differs = Array.from(
    { length: Math.max(merges.length, ours.model.merges.length) },
    (_, i) => merges[i] !== ours.model.merges[i],
  ).indexOf(true);
  if (differs >= 0) {
    const message = `The model's merges are not GPT-2's: number ${differs} is ${JSON.stringify(merges[differs])}, not ${JSON.stringify(ours.model.merges[differs])}.`;
    throw new TokenizerError('other-merges', message);
  }
  for (const { id, content } of ours.added_tokens) {
    if (!theirs.added_tokens.some((token) => token.id === id && token.content === content))
      throw new TokenizerError('other-end-of-text', `The model's token ${id} is not ${content}.`);
  }
}
