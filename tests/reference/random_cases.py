"""Writes random_cases.json: 10,000 random cases of the whole chain with what NumPy makes of each.

A row holds the recipe of the logits (see logit_recipes.py), the settings, and what has to come out. The
seed of a case is its row number plus `firstSeed`; u comes from the case's stream unless the row gives it.
"""

import itertools
import json
from pathlib import Path

import numpy as np

import sampler
from fnv import fnv1a32
from logit_recipes import KINDS, make_case
from margins import draw_margin, filter_margin

CASES = 10_000
FIRST_SEED = 1_000_000
COLUMNS = ('size', 'kind', 'scale', 'maskedFraction', 'single', 'previousCount', 'temperature', 'topK', 'topP',
           'minP', 'repetitionPenalty', 'order', 'u', 'keptCount', 'keptFnv1a32', 'token', 'probability',
           'entropy', 'drawMargin', 'filterMargin')
ORDERS = tuple(itertools.permutations(range(len(sampler.STAGES))))


def significant(value, digits):
    """`value` rounded to so many significant digits, so that the file stays short."""
    return float(f'{value:.{digits}g}')


def log_uniform(random, low, high):
    return significant(float(np.exp(random.uniform(np.log(low), np.log(high)))), 4)


def vocabulary_size(random, row):
    """Mostly small; every 33rd case is of a real vocabulary's size and every 14th is of medium size."""
    if row % 33 == 0:
        return int(random.randint(30_000, 60_001))
    if row % 14 == 0:
        return int(log_uniform(random, 1_000, 30_000))
    return 1 if row % 100 == 1 else int(log_uniform(random, 1, 1_000))


def pick(random, *choices):
    """One of (weight, make) pairs; `make` gives the value."""
    weights = np.array([weight for weight, _ in choices])
    index = int(np.searchsorted(np.cumsum(weights) / weights.sum(), random.random_sample(), side='right'))
    return choices[index][1]()


def random_recipe(random, row):
    kind = KINDS[random.choice(len(KINDS), p=[0.3, 0.15, 0.25, 0.12, 0.03, 0.15])]
    return {
        'kind': kind,
        'size': vocabulary_size(random, row),
        'scale': pick(random, (1, lambda: 1.0), (3, lambda: log_uniform(random, 0.1, 20)), (1, lambda: 4.0)),
        'masked_fraction': pick(random, (3, lambda: 0.0), (1, lambda: significant(random.random_sample(), 2))),
        'single': bool(row % 2),
        'previous_count': pick(random, (2, lambda: 0), (1, lambda: int(random.randint(1, 200)))),
    }


def random_settings(random, size):
    order = pick(random, (2, lambda: 0), (3, lambda: int(random.randint(len(ORDERS)))))
    return order, {
        'temperature': pick(random, (5, lambda: log_uniform(random, 0.001, 100)), (2, lambda: 1.0),
                            (3, lambda: log_uniform(random, 0.3, 2)), (0.6, lambda: 0.0)),
        'topK': pick(random, (5, lambda: 0), (2, lambda: int(log_uniform(random, 1, 200))),
                     (2, lambda: int(random.randint(1, size + 3)))),
        'topP': pick(random, (4, lambda: 1.0), (4, lambda: significant(random.random_sample(), 3)),
                     (3, lambda: [0.5, 0.9, 0.95, 0.99][random.randint(4)]), (0.2, lambda: 0.0)),
        'minP': pick(random, (6, lambda: 0.0), (4, lambda: log_uniform(random, 1e-4, 1)), (0.3, lambda: 1.0)),
        'repetitionPenalty': pick(random, (2, lambda: 1.0), (3, lambda: log_uniform(random, 0.5, 3))),
        'order': [sampler.STAGES[stage] for stage in ORDERS[order]],
    }


def expected(logits, settings, u):
    """What has to come out, as the last columns of a row."""
    probabilities, kept, entropy = sampler.distribution(logits, settings)
    token = sampler.draw(probabilities, u)
    return [len(kept), fnv1a32(kept.tolist()), token, significant(probabilities[token], 15),
            significant(entropy, 15), significant(draw_margin(probabilities, u), 2),
            significant(filter_margin(logits, settings), 2)]


def random_row(random, row):
    recipe = random_recipe(random, row)
    order, settings = random_settings(random, recipe['size'])
    logits, previous, u = make_case(FIRST_SEED + row, **recipe)
    given_u = 0.0 if row % 200 == 7 else None
    settings['previousTokens'] = previous
    return [recipe['size'], KINDS.index(recipe['kind']), recipe['scale'], recipe['masked_fraction'],
            int(recipe['single']), recipe['previous_count'], settings['temperature'], settings['topK'],
            settings['topP'], settings['minP'], settings['repetitionPenalty'], order, given_u,
            *expected(logits, settings, u if given_u is None else given_u)]


def main():
    random = np.random.RandomState(42)
    rows = [random_row(random, row) for row in range(CASES)]
    head = {'firstSeed': FIRST_SEED, 'kinds': KINDS, 'columns': COLUMNS,
            'orders': [[sampler.STAGES[stage] for stage in order] for order in ORDERS]}
    body = ',\n'.join(json.dumps(row, separators=(',', ':')) for row in rows)
    text = json.dumps(head)[:-1] + ',\n"rows": [\n' + body + '\n]}\n'
    Path(__file__).with_suffix('.json').write_text(text)


if __name__ == '__main__':
    main()
