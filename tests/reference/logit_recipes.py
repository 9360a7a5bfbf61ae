"""Logit vectors that a test can make again from a seed, by nothing but NumPy's legacy stream.

Every recipe takes its numbers from `RandomState(seed)` in the order written here; the TypeScript twin is
tests/sampler/logit-recipes.ts. Multiples of 1/8, shared values and equal logits give exact ties.
"""

import numpy as np

KINDS = ('normal', 'uniform', 'eighths', 'shared', 'equal', 'peaked')


def base_logits(random, kind, size, scale):
    """Float64 logits (size) of one kind; `scale` is their spread."""
    if kind == 'normal':
        return random.randn(size) * scale
    if kind == 'uniform':
        return (random.random_sample(size) * 2 - 1) * scale
    if kind == 'eighths':
        return np.floor((random.random_sample(size) * 2 - 1) * scale * 8) / 8
    if kind == 'shared':
        values = (random.random_sample(7) * 2 - 1) * scale
        return values[(random.random_sample(size) * 7).astype(np.int64)]
    if kind == 'equal':
        return np.full(size, scale)
    if kind == 'peaked':
        logits = (random.random_sample(size) * 2 - 1) * scale
        logits[int(random.random_sample() * size)] = scale * 4
        return logits
    raise ValueError(f'unknown kind {kind}')


def mask(random, logits, fraction):
    """Sets about `fraction` of the logits to -inf, never all of them: one id drawn last is spared."""
    masked = random.random_sample(len(logits)) < fraction
    masked[int(random.random_sample() * len(logits))] = False
    return np.where(masked, -np.inf, logits)


def make_case(seed, kind, size, scale, masked_fraction, single, previous_count):
    """(logits float64, previous ids, u): all that a case takes from its stream, in this order.

    With `single` the logits are rounded to float32 first, as a model hands them over.
    """
    random = np.random.RandomState(seed)
    logits = base_logits(random, kind, size, scale)
    if masked_fraction > 0:
        logits = mask(random, logits, masked_fraction)
    if single:
        logits = logits.astype(np.float32).astype(np.float64)
    previous = (random.random_sample(previous_count) * size).astype(np.int64)
    return logits, previous, random.random_sample()
