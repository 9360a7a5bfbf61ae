"""Writes continuations of a few prompts: greedy, temperature 0.7 with top-p 0.9, temperature 1.5.

    /usr/bin/python3 models/train/sample.py
"""

import argparse
import json
import os
import subprocess

import numpy as np

from reference import hidden_states, log_softmax, read_safetensors
from shape import CONTEXT

PROMPTS = ('The future of artificial intelligence is', 'The best way to learn programming is',
           'Once upon a time in a land far away,')
SETTINGS = (('greedy', 0, 1), ('T = 0.7, p = 0.9', 0.7, 0.9), ('T = 1.5', 1.5, 1))


def tokenizer(values):
    """Sends strings or lists of ids through decode.mjs and returns its answers, in order."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'decode.mjs')
    answer = subprocess.run(['node', script], input='\n'.join(map(json.dumps, values)), text=True,
                            capture_output=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def continued(W, ids, count, temperature, top_p, random):
    """`ids` and `count` tokens drawn after them; temperature 0 takes the likeliest."""
    ids = list(ids)
    for _ in range(count):
        logits = (hidden_states(W, ids[-CONTEXT:])[-1] @ W['wte.weight'].T).astype(np.float64)
        if temperature == 0:
            ids.append(int(logits.argmax()))
            continue
        p = np.exp(log_softmax(logits / temperature))
        order = np.argsort(-p, kind='stable')
        before = np.cumsum(p[order]) - p[order]
        kept = order[before < top_p]
        ids.append(int(random.choice(kept, p=p[kept] / p[kept].sum())))
    return ids


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--weights', default='build/train/embedded.safetensors')
    parser.add_argument('--tokens', type=int, default=50)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    W = read_safetensors(options.weights)
    random = np.random.default_rng(options.seed)
    runs = [(name, continued(W, ids, options.tokens, temperature, top_p, random))
            for ids in tokenizer(PROMPTS) for name, temperature, top_p in SETTINGS]
    for (name, _), text in zip(runs, tokenizer([ids for _, ids in runs])):
        print(f'{name}: {json.dumps(text, ensure_ascii=False)}')


if __name__ == '__main__':
    main()
