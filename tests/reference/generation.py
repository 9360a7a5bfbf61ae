"""Writes generation.json: what the embedded model says, as the NumPy forward pass and sampler make it.

Run it again whenever models/embedded changes:  /usr/bin/python3 tests/reference/generation.py
Prompts are token ids, so that the tokenizer has no part in it. One coin a token from RandomState(seed).
"""

import json
import sys
from pathlib import Path

import numpy as np

import sampler
from gpt2 import last_logits, read_package
from margins import draw_margin, filter_margin

ROOT = Path(__file__).resolve().parents[2]
SEED = 42
PROBES = 40
END_OF_TEXT = 50256
# "The future of artificial intelligence is", "The best way to learn programming is",
# "Once upon a time in a land far away,", and one short word.
TEXTS = {
    'notebook-8': [464, 2003, 286, 11666, 4430, 318],
    'notebook-9': [464, 1266, 835, 284, 2193, 8300, 318],
    'once-upon-a-time': [7454, 2402, 257, 640, 287, 257, 1956, 1290, 1497, 11],
    'one-token': [464],
}
LENGTHS = (31, 32, 40)
STRATEGIES = {
    'T=0.001': {'temperature': 0.001},
    'T=0.7': {'temperature': 0.7},
    'T=0.7, top-p=0.9': {'temperature': 0.7, 'topP': 0.9},
    'T=1.0, top-k=50': {'temperature': 1.0, 'topK': 50},
    'T=1.2, top-p=0.95': {'temperature': 1.2, 'topP': 0.95},
}


def prompts():
    """The texts, and texts joined until they have exactly 31, 32 and 40 tokens."""
    joined = [token for text in TEXTS.values() for token in text] * 2
    return TEXTS | {f'{length}-tokens': joined[:length] for length in LENGTHS}


def first_logits(logits):
    """A few dozen logits spread over the vocabulary, the largest ones, and their extent."""
    top = sampler.descending(logits)[:8]
    probes = np.linspace(0, len(logits) - 1, PROBES).astype(int)
    return {
        'probes': probes.tolist(),
        'logits': [round(float(x), 7) for x in logits[probes]],
        'top': top.tolist(),
        'topLogits': [round(float(x), 7) for x in logits[top]],
        'rms': round(float(np.sqrt(np.mean(logits**2))), 7),
    }


def greedy_gap(logits):
    """How far the best logit is ahead of the second."""
    best = np.sort(logits)[-2:]
    return float(best[1] - best[0])


def generate(model, prompt, settings, count, first):
    """`count` tokens after the prompt: ids, coins, and how near each draw came to another answer."""
    random = np.random.RandomState(SEED)
    settings = {'order': sampler.STAGES, 'topP': 1.0, 'minP': 0.0, **settings}
    ids, steps, logits = list(prompt), [], first
    for step in range(count):
        if step > 0:
            logits = last_logits(*model, ids)
        u = random.random_sample()
        probabilities, kept, entropy = sampler.distribution(logits, settings)
        token = sampler.draw(probabilities, u)
        steps.append({
            'id': token, 'u': u, 'kept': len(kept), 'probability': float(probabilities[token]),
            'entropy': entropy, 'drawMargin': draw_margin(probabilities, u),
            'filterMargin': filter_margin(logits, settings), 'greedyGap': greedy_gap(logits)})
        ids.append(token)
        if token == END_OF_TEXT:
            break
    return steps


def columns(steps):
    """One list a column; margins and figures shortened to six digits, coins and ids in full."""
    return {name: [step[name] if name in ('id', 'u', 'kept') else float(f'{step[name]:.6g}') for step in steps]
            for name in steps[0]}


def main(folder):
    model = read_package(folder)
    runs = []
    for name, ids in prompts().items():
        first = last_logits(*model, ids)
        count = 40 if name == 'notebook-8' else 15
        runs.append({
            'prompt': name, 'ids': ids, 'first': first_logits(first),
            'strategies': [{'name': strategy, 'settings': settings,
                            **columns(generate(model, ids, settings, count, first))}
                           for strategy, settings in STRATEGIES.items()]})
    manifest = json.loads((folder / 'manifest.json').read_text())
    head = {'seed': SEED, 'shards': [shard['sha256'] for shard in manifest['shards']]}
    body = ',\n'.join(json.dumps(run) for run in runs)
    text = json.dumps(head)[:-1] + ',\n"runs": [\n' + body + '\n]}\n'
    Path(__file__).with_suffix('.json').write_text(text)


if __name__ == '__main__':
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / 'models/embedded')
