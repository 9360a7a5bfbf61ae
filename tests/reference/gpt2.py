"""A GPT-2 forward pass in NumPy over a model package (manifest.json and its shards).

Written from the architecture alone: token and position embeddings, pre-norm blocks of causal attention and
a GELU network, a final norm, and the embedding again as the head. One row of logits, for the last position.
"""

import json
from pathlib import Path

import numpy as np

EPSILON = 1e-5
DTYPES = {'uint8': np.uint8, 'float16': '<f2', 'float32': '<f4'}


def read_package(folder):
    """(architecture, {name: float64 array}) of the package; 8-bit matrices come out as [outputs, inputs]."""
    folder = Path(folder)
    manifest = json.loads((folder / 'manifest.json').read_text())
    data = b''.join((folder / shard['file']).read_bytes() for shard in manifest['shards'])
    stored = {}
    for tensor in manifest['tensors']:
        raw = data[tensor['offset'] : tensor['offset'] + tensor['bytes']]
        stored[tensor['name']] = np.frombuffer(raw, DTYPES[tensor['type']]).reshape(tensor['shape'])
    return manifest['architecture'], {
        name.removesuffix('.codes'): widen(name, value, stored)
        for name, value in stored.items() if not name.endswith('.scales')}


def widen(name, value, stored):
    """Float64 values; a block of 32 codes shares one scale, and code 128 means zero."""
    if not name.endswith('.codes'):
        return value.astype(np.float64)
    scales = stored[name.removesuffix('.codes') + '.scales'].astype(np.float64)
    blocks = (value.astype(np.float64) - 128) * scales[..., None]
    return blocks.reshape(value.shape[0], -1)


def normalise(x, weights, name):
    """Layer norm over the last axis."""
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred**2).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(variance + EPSILON) * weights[f'{name}.weight'] + weights[f'{name}.bias']


def linear(x, weights, name):
    return x @ weights[f'{name}.weight'].T + weights[f'{name}.bias']


def gelu(x):
    """The tanh form that GPT-2 was trained with."""
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def attention(x, weights, name, heads):
    """Causal self-attention over x [length, width]."""
    length, width = x.shape
    query, key, value = (
        part.reshape(length, heads, width // heads).transpose(1, 0, 2)
        for part in np.split(linear(x, weights, f'{name}.c_attn'), 3, axis=-1))
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(width // heads)
    scores = np.where(np.tril(np.ones((length, length), dtype=bool)), scores, -np.inf)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    joined = (shares @ value).transpose(1, 0, 2).reshape(length, width)
    return linear(joined, weights, f'{name}.c_proj')


def last_logits(architecture, weights, ids):
    """Float64 logits (vocabulary) for the token after `ids`."""
    x = weights['wte.weight'][ids] + weights['wpe.weight'][: len(ids)]
    for layer in range(architecture['layers']):
        block = f'h.{layer}'
        x = x + attention(normalise(x, weights, f'{block}.ln_1'), weights, f'{block}.attn',
                          architecture['heads'])
        inner = gelu(linear(normalise(x, weights, f'{block}.ln_2'), weights, f'{block}.mlp.c_fc'))
        x = x + linear(inner, weights, f'{block}.mlp.c_proj')
    return weights['wte.weight'] @ normalise(x[-1], weights, 'ln_f')
