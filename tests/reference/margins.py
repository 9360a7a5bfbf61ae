"""How close a case comes to a decision that one last bit of rounding could turn."""

import numpy as np

import sampler


def top_p_margin(scores, p):
    """Distance of p from the cumulative probabilities on either side of the cut (1 when nothing is cut)."""
    ranked = sampler.descending(scores)
    if p >= 1 or len(ranked) == 1:
        return 1.0
    cumulative = np.cumsum(sampler.softmax(scores)[ranked])
    cut = min(int(np.searchsorted(cumulative, p, side='left')), len(ranked) - 1)
    nearest = abs(cumulative[cut] - p)
    return float(min(nearest, abs(cumulative[cut - 1] - p)) if cut > 0 else nearest)


def min_p_margin(scores, fraction):
    """Relative distance of the bound from the nearest probability, leaving out ties with the largest."""
    probabilities = sampler.softmax(scores)
    lesser = probabilities[(scores > -np.inf) & (scores < np.max(scores))]
    if fraction == 0 or len(lesser) == 0:
        return 1.0
    bound = fraction * np.max(probabilities)
    return float(np.min(np.abs(lesser - bound)) / bound)


def filter_margin(logits, settings):
    """The smallest margin of the top-p and min-p decisions along the chain."""
    scores, smallest = np.asarray(logits, dtype=np.float64), 1.0
    for name in settings['order']:
        if name == 'topP':
            smallest = min(smallest, top_p_margin(scores, settings['topP']))
        if name == 'minP':
            smallest = min(smallest, min_p_margin(scores, settings['minP']))
        scores = sampler.apply_stage(name, scores, settings)
    return smallest


def draw_margin(probabilities, u):
    """Distance of u from the edges of the drawn token's interval; 0 and 1 themselves are no edges."""
    edges = sampler.cumulative(probabilities)
    token = sampler.draw(probabilities, u)
    lower = edges[token - 1] if token > 0 else 0.0
    below = u - lower if lower > 0 else 1.0
    above = edges[token] - u if np.any(probabilities[token + 1 :] > 0) else 1.0
    return float(min(below, above))
