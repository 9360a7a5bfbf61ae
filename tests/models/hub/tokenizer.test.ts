import { describe, expect, test } from 'vitest';
import { compareTokenizers } from '../../../models/hub/tokenizer.mjs';
import { gpt2Tokenizer } from '../../../models/package/write.mjs';

const coded = (code: string) => expect.objectContaining({ code });

describe('the hub’s tokenizer', () => {
  const ours = gpt2Tokenizer();
  type Json = typeof ours;
  const check = (change: (json: Json) => unknown) => () => {
    const json = structuredClone(ours);
    change(json);
    compareTokenizers(JSON.stringify(json), ours);
  };

  test('is the same, with its merges as texts or as pairs', () => {
    check(() => {})();
    const pairs = {
      ...ours,
      model: { ...ours.model, merges: ours.model.merges.map((pair) => pair.split(' ')) },
    };
    compareTokenizers(JSON.stringify(pairs), ours);
  });

  test.each<[string, (json: Json) => unknown]>([
    ['other-vocabulary', ({ model }) => Object.assign(model.vocab, { ' x': 1 })],
    ['other-vocabulary', ({ model }) => delete (model.vocab as Record<string, number>).the],
    ['other-merges', ({ model }) => model.merges.reverse()],
    ['other-merges', ({ model }) => model.merges.pop()],
    ['other-end-of-text', (json) => json.added_tokens.pop()],
  ])('%s', (code, change) => {
    expect(check(change)).toThrow(coded(code));
  });

  test.each(['{', 'null', '[]', '{"model":{}}'])('%s is none', (text) => {
    expect(() => compareTokenizers(text, ours)).toThrow(coded('not-json'));
  });
});
