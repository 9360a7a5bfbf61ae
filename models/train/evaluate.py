"""Measures an exported model on the held-out text, in float32 and after 8-bit quantisation.

    /usr/bin/python3 models/train/evaluate.py
"""

import argparse

import numpy as np

from corpus import split, windows
from reference import hidden_states, log_softmax, quantise, read_safetensors
from shape import VOCABULARY


def measure(W, tokens, most, seen):
    """Loss, entropy, top-1 and unseen-token mass, and the size of the 0.9 nucleus, over held-out windows."""
    losses, entropies, largest, nuclei, stray = [], [], [], [], []
    for w in windows(tokens, most):
        log_p = log_softmax(hidden_states(W, w[:-1]) @ W['wte.weight'].T)
        p = np.exp(log_p)
        losses.append(-log_p[np.arange(len(w) - 1), w[1:]])
        entropies.append(-(p * log_p).sum(1))
        largest.append(p.max(1))
        stray.append(p[:, ~seen].sum(1))
        some = np.sort(p[::16], axis=1)[:, ::-1].cumsum(1)
        nuclei.append((some < 0.9).sum(1) + 1)
    sizes = np.quantile(np.concatenate(nuclei), [0.1, 0.5, 0.9]).astype(int)
    return {'loss': np.mean(losses), 'entropy': np.mean(entropies), 'top1': np.mean(largest),
            'never seen': np.mean(stray), 'nucleus 10/50/90 %': sizes.tolist()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', default='build/train')
    parser.add_argument('--weights', default='build/train/embedded.safetensors')
    parser.add_argument('--windows', type=int, default=96)
    options = parser.parse_args()
    W = read_safetensors(options.weights)
    train, known, unseen = split(options.data)
    seen = np.bincount(train, minlength=VOCABULARY) > 0
    for precision, weights in (('float32', W), ('8 bits, block 32', quantise(W))):
        for part, tokens in (('known books', known), ('unseen books', unseen)):
            figures = measure(weights, tokens, options.windows, seen)
            text = [f'{k} {v if isinstance(v, list) else format(v, ".4g")}' for k, v in figures.items()]
            print(f'{precision}, {part}: {", ".join(text)}', flush=True)


if __name__ == '__main__':
    main()
