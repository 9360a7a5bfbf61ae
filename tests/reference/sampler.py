"""Next-token sampling in NumPy float64: the oracle that the compiled core is tested against.

Scores are one float64 per token of the vocabulary; a removed token has the score -inf. Every
function returns new arrays. Equal scores rank by token id, lower id first.
"""

import numpy as np

STAGES = ('repetitionPenalty', 'temperature', 'topK', 'topP', 'minP')


def softmax(scores):
    """Probabilities (V, sum 1) of scores (V); the maximum is subtracted so that exp cannot overflow."""
    weights = np.exp(scores - np.max(scores))
    return weights / np.sum(weights)


def entropy(probabilities):
    """Shannon entropy in nats, exact: a zero probability contributes zero."""
    positive = probabilities[probabilities > 0]
    return float(-np.sum(positive * np.log(positive))) + 0.0


def descending(scores):
    """Ids of the tokens that remain, by score descending, ties lower id first."""
    ids = np.flatnonzero(scores > -np.inf)
    return ids[np.lexsort((ids, -scores[ids]))]


def keep(scores, ids):
    """The scores with every token outside `ids` removed."""
    kept = np.full(len(scores), -np.inf)
    kept[ids] = scores[ids]
    return kept


def repetition_penalty(scores, penalty, previous_tokens):
    """Each distinct previous id once: positive scores divided by the penalty, others multiplied."""
    penalised = scores.copy()
    for token in sorted(set(int(t) for t in previous_tokens)):
        x = penalised[token]
        penalised[token] = x / penalty if x > 0 else x * penalty
    return penalised


def top_k(scores, k):
    """Keep the k largest scores; 0, or k of at least V, keeps all."""
    if k == 0 or k >= len(scores):
        return scores.copy()
    return keep(scores, descending(scores)[:k])


def top_p(scores, p):
    """Keep the shortest descending prefix whose cumulative probability is >= p, at least one token."""
    if p >= 1:
        return scores.copy()
    ranked = descending(scores)
    cumulative = np.cumsum(softmax(scores)[ranked])
    return keep(scores, ranked[: int(np.searchsorted(cumulative, p, side='left')) + 1])


def min_p(scores, fraction):
    """Keep the tokens whose probability is at least `fraction` of the largest probability."""
    if fraction == 0:
        return scores.copy()
    probabilities = softmax(scores)
    remaining = scores > -np.inf
    return keep(scores, np.flatnonzero(remaining & (probabilities >= fraction * np.max(probabilities))))


def apply_stage(name, scores, settings):
    """One stage of the chain; at temperature 0 the temperature stage leaves the scores as they are."""
    if name == 'repetitionPenalty':
        return repetition_penalty(
            scores, settings.get('repetitionPenalty', 1.0), settings.get('previousTokens', ()))
    if name == 'temperature':
        temperature = settings.get('temperature', 1.0)
        return scores / temperature if temperature > 0 else keep(scores, [int(np.argmax(scores))])
    if name == 'topK':
        return top_k(scores, settings.get('topK', 0))
    if name == 'topP':
        return top_p(scores, settings.get('topP', 1.0))
    if name == 'minP':
        return min_p(scores, settings.get('minP', 0.0))
    raise ValueError(f'unknown stage {name}')


def final_scores(logits, settings):
    """Scores after the whole chain; temperature 0 then keeps the lowest id among the largest."""
    scores = np.asarray(logits, dtype=np.float64)
    for name in settings.get('order', STAGES):
        scores = apply_stage(name, scores, settings)
    return scores


def distribution(logits, settings):
    """(probabilities (V), kept ids ascending, entropy in nats) after the chain in `settings`."""
    scores = final_scores(logits, settings)
    probabilities = softmax(scores)
    return probabilities, np.flatnonzero(scores > -np.inf), entropy(probabilities)


def cumulative(probabilities):
    """Left-to-right sums in id order divided by the last one: the edges of the die on [0, 1]."""
    sums = np.cumsum(probabilities)
    return sums / sums[-1]


def draw(probabilities, u):
    """The first id whose cumulative probability is greater than u in [0, 1)."""
    return int(np.searchsorted(cumulative(probabilities), u, side='right'))


def adaptive_temperature(logits, base, low, high):
    """low + (high - low) h, with h the entropy at temperature `base` as a share of ln V (0 when V is 1)."""
    h = entropy(softmax(np.asarray(logits, dtype=np.float64) / base))
    share = min(1.0, max(0.0, h / np.log(len(logits)))) if len(logits) > 1 else 0.0
    return low + (high - low) * share, h
