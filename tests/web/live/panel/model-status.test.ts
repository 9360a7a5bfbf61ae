import { describe, expect, test } from 'vitest';
import type { ModelsState } from '../../../../web/live/models/models-state.ts';
import { parseOffers } from '../../../../web/live/models/offers.ts';
import { action, listed, statusOf } from '../../../../web/live/panel/model-status.ts';
import type { ModelInfo } from '../../../../web/worker/client.ts';

const NOTHING: ModelsState = { arriving: [], failed: new Map(), kept: [] };
const BIG = { model: 'big', name: 'Big', parameters: 82e6, licence: 'MIT', source: 'home', bytes: 92e6 };
const SMALL = { ...BIG, model: 'embedded', name: 'Small', bytes: 9.6e6 };
const kept = (bytes: number) => [{ model: 'big', name: 'Big', bytes, of: 92e6 }];
const arriving = [
  { choice: { model: 'big', backend: 'auto' }, progress: { phase: 'weights', loaded: 1, total: 9 } },
] as const;
const active = {
  choice: { model: 'big', backend: 'auto' as const },
  info: { name: 'Big', parameters: 82e6 } as ModelInfo,
};

describe('where a model stands, and what its button does', () => {
  test.each([
    ['absent', NOTHING, 'Download, 92\u00a0MB', 'Retry, 92\u00a0MB'],
    ['part', { ...NOTHING, kept: kept(40e6) }, 'Resume, 52\u00a0MB to go', 'Retry, 52\u00a0MB to go'],
    ['kept', { ...NOTHING, kept: kept(92e6) }, 'Use it', 'Retry'],
    ['arriving', { ...NOTHING, arriving, kept: kept(40e6) }, 'Stop', 'Stop'],
    ['active', { ...NOTHING, active, kept: kept(92e6) }, undefined, undefined],
    ['active', { ...NOTHING, active, arriving }, 'Stop', 'Stop'],
  ] as const)('%s', (is, state, name, afterFailure) => {
    const standing = statusOf('big', state);
    expect(standing.is).toBe(is);
    expect(action(standing, BIG, false)).toBe(name);
    expect(action(standing, BIG, true)).toBe(afterFailure);
  });

  test('before anybody looked, nothing is kept', () => {
    expect(statusOf('big', { ...NOTHING, kept: undefined }).is).toBe('absent');
  });

  test('the model of the page is used, not downloaded', () => {
    expect(action(statusOf('embedded', NOTHING), SMALL, false)).toBe('Use it, 9.6\u00a0MB');
  });
});

describe('the list', () => {
  test('has the site’s models, then what only this browser still has', () => {
    const models = listed([SMALL], { ...NOTHING, kept: kept(40e6) });
    expect(models.map(({ model, bytes }) => [model, bytes])).toEqual([
      ['embedded', 9.6e6],
      ['big', 92e6],
    ]);
    expect(listed([SMALL, BIG], { ...NOTHING, kept: kept(40e6) })).toEqual([SMALL, BIG]);
  });

  test('has the one from disk as long as it is in use', () => {
    const state = {
      ...NOTHING,
      active: { ...active, choice: { model: 'disk-2', backend: 'auto' as const } },
    };
    expect(listed([SMALL], state)[1]).toEqual({ model: 'disk-2', name: 'Big', parameters: 82e6 });
    expect(listed([SMALL], NOTHING)).toHaveLength(1);
  });
});

describe('what the site offers', () => {
  test('is its list, the embedded model first', () => {
    expect(parseOffers([BIG, SMALL])).toEqual([SMALL, BIG]);
  });

  test.each([
    ['no list', { models: [] }],
    ['nothing', null],
    ['entries without what the reader must know', [{ ...BIG, bytes: undefined }, { ...BIG, licence: '' }, 7]],
    [
      'sizes that are none',
      [
        { ...BIG, bytes: -1 },
        { ...BIG, parameters: '82' },
      ],
    ],
  ])('is the embedded model alone where it is %s', (_, list) => {
    expect(parseOffers(list).map(({ model }) => model)).toEqual(['embedded']);
  });
});
