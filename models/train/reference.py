"""The exported model in plain float32 NumPy: what evaluate.py and sample.py run.

It shares nothing with the trainer but the weights file, so it also checks the export.
"""

import json
import math
import struct

import numpy as np

from shape import HEADS, LAYERS

EPS = 1e-5


def read_safetensors(path):
    """The float32 tensors of a safetensors file, by name, without the prefix `transformer.`."""
    with open(path, 'rb') as file:
        size, = struct.unpack('<Q', file.read(8))
        header = json.loads(file.read(size))
        data = np.frombuffer(file.read(), '<f4')
    header.pop('__metadata__', None)
    return {name.removeprefix('transformer.'):
            data[entry['data_offsets'][0] // 4:entry['data_offsets'][1] // 4].reshape(entry['shape'])
            for name, entry in header.items()}


def quantise(tensors, block=32):
    """A copy whose tables and matrices went through symmetric 8 bits with one scale for `block` inputs.

    A block runs along the axis that a product sums over: the width of an embedding, the inputs of a
    Conv1D matrix (its first axis).
    """
    def through(rows):
        blocks = rows.reshape(len(rows), -1, block)
        scale = np.maximum(np.abs(blocks).max(-1, keepdims=True) / 127, 1e-12)
        return (np.round(blocks / scale) * scale).reshape(rows.shape).astype(np.float32)

    return {name: t if t.ndim == 1 or name.startswith('wpe') else through(t) if name.startswith('wte')
            else np.ascontiguousarray(through(np.ascontiguousarray(t.T)).T) for name, t in tensors.items()}


def _norm(x, weight, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred / np.sqrt((centred ** 2).mean(-1, keepdims=True) + EPS) * weight + bias


def _gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))


def hidden_states(W, ids):
    """The last layer's normalised states [T, d] for token ids [T]."""
    x = W['wte.weight'][ids] + W['wpe.weight'][:len(ids)]
    T, d = x.shape
    future = np.triu(np.full((T, T), -np.inf, np.float32), 1)
    for i in range(LAYERS):
        def linear(y, name):
            return y @ W[f'h.{i}.{name}.weight'] + W[f'h.{i}.{name}.bias']

        y = _norm(x, W[f'h.{i}.ln_1.weight'], W[f'h.{i}.ln_1.bias'])
        q, k, v = linear(y, 'attn.c_attn').reshape(T, 3, HEADS, d // HEADS).transpose(1, 2, 0, 3)
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(d // HEADS) + future
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        x = x + linear((weights @ v).transpose(1, 0, 2).reshape(T, d), 'attn.c_proj')
        y = _norm(x, W[f'h.{i}.ln_2.weight'], W[f'h.{i}.ln_2.bias'])
        x = x + linear(_gelu(linear(y, 'mlp.c_fc')), 'mlp.c_proj')
    return _norm(x, W['ln_f.weight'], W['ln_f.bias'])


def log_softmax(logits):
    """Natural logarithms of the probabilities, over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
