"""Writes notebook.json: every figure of the course notebook's sections 2-7, 10 and 11 and its exercises.

Our conventions carry the plain names; where the notebook's own convention gives another number, that
number is beside it under a name that ends in `Notebook`.
"""

import json
from pathlib import Path

import numpy as np

import sampler
from fnv import fnv1a32
from notebook_conventions import active_count, padded_entropy, reversed_order

SEED = 42
VOCABULARY = ['Paris', 'London', 'Berlin', 'the', 'a', 'is', 'Rome', 'Madrid', 'banana', 'cat']
LOGITS = np.array([8.5, 5.2, 4.1, 2.0, 1.5, 1.0, 3.8, 3.5, -2.0, -3.5])


def figures(logits, settings):
    """Kept ids with their probabilities, entropy and order, in our conventions and the notebook's."""
    probabilities, kept, entropy = sampler.distribution(logits, settings)
    return {
        'settings': settings,
        'kept': kept.tolist(),
        'probabilities': probabilities[kept].tolist(),
        'entropy': entropy,
        'entropyNotebook': padded_entropy(probabilities),
        'activeNotebook': active_count(probabilities),
    }


def softmax_section():
    probabilities = sampler.softmax(LOGITS)
    return {
        'vocabulary': VOCABULARY,
        'logits': LOGITS.tolist(),
        'probabilities': probabilities.tolist(),
        'sum': float(np.sum(probabilities)),
        'order': sampler.descending(LOGITS).tolist(),
        'cumulativeByRank': np.cumsum(probabilities[sampler.descending(LOGITS)]).tolist(),
    }


def temperature_section():
    grid = np.linspace(0.01, 5.0, 200)
    curve = [sampler.softmax(LOGITS / t) for t in grid]
    return {
        'rows': [figures(LOGITS, {'temperature': t}) for t in (0.1, 0.5, 1.0, 1.5, 3.0)],
        'maximumEntropy': float(np.log(len(LOGITS))),
        'curve': {
            'temperatures': grid.tolist(),
            'entropy': [sampler.entropy(p) for p in curve],
            'entropyNotebook': [padded_entropy(p) for p in curve],
            'top1': [float(np.max(p)) for p in curve],
            'top3': [float(np.sum(np.sort(p)[::-1][:3])) for p in curve],
        },
    }


def filter_section(name, values):
    rows = []
    for value in values:
        row = figures(LOGITS, {name: value})
        full = sampler.distribution(LOGITS, {name: value})[0]
        row['orderNotebook'] = reversed_order(full).tolist()
        rows.append(row)
    return rows


def drawn(random, runs, count):
    """Draws `count` ids for each (name, settings) in turn from one stream of coins."""
    rows = []
    for name, settings in runs:
        probabilities = sampler.distribution(LOGITS, settings)[0]
        coins = random.random_sample(count)
        ids = np.searchsorted(sampler.cumulative(probabilities), coins, side='right')
        rows.append({
            'name': name,
            **figures(LOGITS, settings),
            'counts': np.bincount(ids, minlength=len(LOGITS)).tolist(),
            'unique': len(np.unique(ids)),
            'firstCoins': coins[:5].tolist(),
            'firstIds': ids[:20].tolist(),
            'idsFnv1a32': fnv1a32(ids.tolist()),
        })
    return rows


def sampling_sections():
    """Sections 6 and 7 share one stream: 7 x 50,000 coins, then 5 x 1,000."""
    random = np.random.RandomState(SEED)
    compare = drawn(random, [
        ('greedy', {'temperature': 0}),
        ('T=0.5', {'temperature': 0.5}),
        ('T=1.0', {'temperature': 1.0}),
        ('T=1.5', {'temperature': 1.5}),
        ('top-k=3', {'topK': 3}),
        ('top-p=0.9', {'topP': 0.9}),
        ('T=0.7, top-p=0.9', {'temperature': 0.7, 'topP': 0.9}),
    ], 50_000)
    pipeline = drawn(random, [
        ('T=0.001', {'temperature': 0.001}),
        ('T=0.7', {'temperature': 0.7}),
        ('T=0.7, top-p=0.9', {'temperature': 0.7, 'topP': 0.9}),
        ('T=1.0, top-k=5', {'temperature': 1.0, 'topK': 5}),
        ('T=0.7, top-k=5, top-p=0.9', {'temperature': 0.7, 'topK': 5, 'topP': 0.9}),
    ], 1_000)
    return {'seed': SEED, 'draws': 50_000, 'runs': compare}, {'draws': 1_000, 'runs': pipeline}


def repetition_section():
    logits = np.array([5.0, 3.0, 2.0, 1.0, 0.5])
    settings = {'repetitionPenalty': 1.5, 'previousTokens': [0, 1]}
    before, after = sampler.softmax(logits), sampler.distribution(logits, settings)[0]
    return {
        'vocabulary': ['hello', 'world', 'how', 'are', 'you'],
        'logits': logits.tolist(),
        'settings': settings,
        'penalisedLogits': sampler.repetition_penalty(logits, 1.5, [0, 1]).tolist(),
        'before': before.tolist(),
        'after': after.tolist(),
        'change': (after - before).tolist(),
    }


def thousand_logits():
    """Section 11's logits and the two pieces of the stream that make them."""
    random = np.random.RandomState(SEED)
    normals = random.randn(1000)
    uniforms = random.uniform(1.0, 3.0, 15)
    logits = normals * 2
    logits[:5] = [8.0, 5.0, 4.5, 4.0, 3.5]
    logits[5:20] = uniforms
    return normals, uniforms, logits


def summary_section():
    normals, uniforms, logits = thousand_logits()
    scenarios = [
        ('T=0.01', {'temperature': 0.01}),
        ('T=0.7', {'temperature': 0.7}),
        ('T=1.0', {'temperature': 1.0}),
        ('T=0.7, top-k=10', {'temperature': 0.7, 'topK': 10}),
        ('T=0.7, top-p=0.9', {'temperature': 0.7, 'topP': 0.9}),
        ('T=0.7, top-k=50, top-p=0.9', {'temperature': 0.7, 'topK': 50, 'topP': 0.9}),
    ]
    return {
        'seed': SEED,
        'normals': normals.tolist(),
        'uniforms': uniforms.tolist(),
        'logits': logits.tolist(),
        'top30': sampler.descending(logits)[:30].tolist(),
        'scenarios': [{'name': name, **figures(logits, settings)} for name, settings in scenarios],
    }


def min_p_exercise():
    large = thousand_logits()[2]
    ten = [(t, m) for t in (0.5, 1.0, 1.5, 3.0) for m in (0.0, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0)]
    thousand = [(t, m) for t in (0.7, 1.0, 1.5) for m in (0.01, 0.05, 0.1, 0.2)]
    return {
        'ten': [figures(LOGITS, {'temperature': t, 'minP': m}) for t, m in ten],
        'thousand': [figures(large, {'temperature': t, 'minP': m}) for t, m in thousand],
    }


def adaptive_exercise():
    inputs = {
        'notebook': LOGITS.tolist(),
        'repetition': [5.0, 3.0, 2.0, 1.0, 0.5],
        'uniform': [0.0] * 8,
        'certain': [800.0] + [0.0] * 7,
        'single': [3.0],
    }
    rows = []
    for name, logits in inputs.items():
        for base in (0.5, 1.0, 2.0):
            temperature, entropy = sampler.adaptive_temperature(logits, base, 0.3, 1.5)
            rows.append({'name': name, 'logits': logits, 'baseTemperature': base, 'minTemperature': 0.3,
                         'maxTemperature': 1.5, 'entropy': entropy, 'temperature': temperature})
    return rows


def main():
    compare, pipeline = sampling_sections()
    notebook = {
        'softmax': softmax_section(),
        'temperature': temperature_section(),
        'topK': filter_section('topK', (1, 3, 5, 10)),
        'topP': filter_section('topP', (0.5, 0.8, 0.9, 0.95, 0.99, 1.0)),
        'compare': compare,
        'pipeline': pipeline,
        'repetition': repetition_section(),
        'summary': summary_section(),
        'minP': min_p_exercise(),
        'adaptive': adaptive_exercise(),
    }
    lines = ',\n'.join(f'{json.dumps(name)}: {json.dumps(value)}' for name, value in notebook.items())
    Path(__file__).with_suffix('.json').write_text('{\n' + lines + '\n}\n')


if __name__ == '__main__':
    main()
