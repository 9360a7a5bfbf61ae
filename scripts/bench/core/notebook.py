"""The notebook's way in NumPy: scale, softmax, sort everything, cut, renormalise, choose. Medians as JSON.

notebook.py POOL VOCABULARY
"""
import json
import sys
import time

import numpy as np

SECONDS = 0.6


def softmax(scores):
    weights = np.exp(scores - np.max(scores))
    return weights / np.sum(weights)


def top_k(scores, k):
    kept = np.full_like(scores, -np.inf)
    best = np.argsort(scores)[-k:]
    kept[best] = scores[best]
    return kept


def top_p(scores, p):
    order = np.argsort(scores)[::-1]
    cumulative = np.cumsum(softmax(scores)[order])
    kept = np.full_like(scores, -np.inf)
    best = order[: np.searchsorted(cumulative, p) + 1]
    kept[best] = scores[best]
    return kept


def draw(scores):
    return np.random.choice(len(scores), p=softmax(scores))


def entropy(scores):
    p = softmax(scores)
    return -np.sum(p * np.log(p + 1e-10))


ROWS = {
    "temperature": lambda x: draw(x / 0.8),
    "top-k": lambda x: draw(top_k(x / 0.8, 50)),
    "top-p": lambda x: draw(top_p(x / 0.8, 0.9)),
    "top-p-95": lambda x: draw(top_p(x, 0.95)),
    "top-k-top-p": lambda x: draw(top_p(top_k(x / 0.8, 50), 0.9)),
    "softmax-entropy": lambda x: entropy(x / 0.8),
}


def median_microseconds(row, pool):
    """A call's share of a whole turn through the pool; the median of the turns."""
    times = []
    end = time.perf_counter() + SECONDS
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        for logits in pool:
            row(logits)
        times.append((time.perf_counter() - start) * 1e6 / len(pool))
    return float(np.median(times))


if __name__ == "__main__":
    logits = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, int(sys.argv[2]))
    # The notebook's arrays are float64.
    lists = list(logits.astype(np.float64))
    print(json.dumps({name: median_microseconds(row, lists) for name, row in ROWS.items()}))
