"""GPT-2 (pre-LN, learned positions, gelu_new, tied head) as a dictionary of named tensors.

Names are those of Hugging Face's GPT-2 without the prefix `transformer.`; the matrices are kept
[out, in] here and turned to GPT-2's [in, out] on export.
"""

import math

import torch
import torch.nn.functional as F

from kernels import CausalAttention, Gelu, LayerNorm
from shape import CONTEXT, HEADS, LAYERS, VOCABULARY, WIDTH


def initialise():
    """A new model in float32: normal(0, 0.02), residual projections scaled by 1 / sqrt(2 layers)."""
    P = {'wte.weight': torch.randn(VOCABULARY, WIDTH) * 0.02,
         'wpe.weight': torch.randn(CONTEXT, WIDTH) * 0.01}
    residual = 0.02 / math.sqrt(2 * LAYERS)
    shapes = {'attn.c_attn': (3 * WIDTH, WIDTH, 0.02), 'attn.c_proj': (WIDTH, WIDTH, residual),
              'mlp.c_fc': (4 * WIDTH, WIDTH, 0.02), 'mlp.c_proj': (WIDTH, 4 * WIDTH, residual)}
    for i in range(LAYERS):
        for name, (rows, columns, deviation) in shapes.items():
            P[f'h.{i}.{name}.weight'] = torch.randn(rows, columns) * deviation
            P[f'h.{i}.{name}.bias'] = torch.zeros(rows)
        for name in ('ln_1', 'ln_2'):
            P[f'h.{i}.{name}.weight'], P[f'h.{i}.{name}.bias'] = torch.ones(WIDTH), torch.zeros(WIDTH)
    P['ln_f.weight'], P['ln_f.bias'] = torch.ones(WIDTH), torch.zeros(WIDTH)
    return P


def hidden_states(P, embedded):
    """The blocks and the last norm on bfloat16 token embeddings [B, T, d]; returns [B T, d]."""
    def linear(x, name):
        return F.linear(x, P[name + '.weight'], P[name + '.bias'])

    def norm(x, name):
        return LayerNorm.apply(x, P[name + '.weight'], P[name + '.bias'])

    x = embedded + P['wpe.weight'][:embedded.shape[1]]
    for i in range(LAYERS):
        h = f'h.{i}.'
        attended = CausalAttention.apply(linear(norm(x, h + 'ln_1'), h + 'attn.c_attn'), HEADS)
        x = x + linear(attended, h + 'attn.c_proj')
        x = x + linear(Gelu.apply(linear(norm(x, h + 'ln_2'), h + 'mlp.c_fc')), h + 'mlp.c_proj')
    return norm(x, 'ln_f').reshape(-1, WIDTH)
