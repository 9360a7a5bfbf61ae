"""Compares the C kernels' values and gradients with PyTorch's own float32 ones; fails if they differ.

    /usr/bin/python3 models/train/check_kernels.py
"""

import math

import torch
import torch.nn.functional as F

from head import TiedHeadLoss
from kernels import CausalAttention, Gelu, LayerNorm

TOLERANCE = 0.02  # of the largest value: bfloat16 keeps 8 bits, and a value passes several roundings


def attention(qkv, heads):
    """Plain causal attention."""
    B, T, packed = qkv.shape
    q, k, v = qkv.view(B, T, 3, heads, -1).permute(2, 0, 3, 1, 4)
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    scores = scores + torch.full((T, T), -math.inf).triu(1)
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, T, packed // 3)


def sampled_loss(hidden, rows, log_inclusion, targets):
    """Plain cross entropy with every logit but the target's lowered by log inclusion."""
    own = F.one_hot(targets, len(rows)).bool()
    return F.cross_entropy(torch.where(own, hidden @ rows.t(), hidden @ rows.t() - log_inclusion), targets)


def compare(name, ours, plain, inputs, rest=()):
    """Runs both on the same bfloat16-rounded inputs and compares the result and every gradient."""
    half = [x.to(torch.bfloat16).requires_grad_() for x in inputs]
    full = [x.detach().float().requires_grad_() for x in half]
    a, b = ours(*half, *rest), plain(*full, *rest)
    upstream = torch.randn_like(b).to(a.dtype)
    a.backward(upstream)
    b.backward(upstream.float())
    pairs = [(a, b)] + [(x.grad, y.grad) for x, y in zip(half, full)]
    worst = max(float((x.float() - y).abs().max() / y.abs().max()) for x, y in pairs)
    print(f'{name}: largest difference {worst:.4f} of the largest value')
    if not worst < TOLERANCE:
        raise SystemExit(f'{name} differs from the plain form by more than {TOLERANCE}.')


def main():
    torch.manual_seed(0)
    compare('gelu', Gelu.apply, lambda x: F.gelu(x, approximate='tanh'), [torch.randn(64, 96) * 3])
    compare('layer norm', LayerNorm.apply, lambda x, w, b: F.layer_norm(x, (96,), w, b),
            [torch.randn(64, 96), torch.rand(96) + 0.5, torch.randn(96)])
    compare('attention', CausalAttention.apply, attention, [torch.randn(2, 48, 3 * 64)], (4,))
    targets, inclusion = torch.randint(0, 300, (512,)), -torch.rand(300) * 3
    pair = [torch.randn(512, 64), torch.randn(300, 64) * 0.3]
    compare('whole softmax', lambda h, r: TiedHeadLoss.apply(h, r, None, targets),
            lambda h, r: F.cross_entropy(h @ r.t(), targets), pair)
    compare('sampled softmax', lambda h, r: TiedHeadLoss.apply(h, r, inclusion, targets),
            lambda h, r: sampled_loss(h, r, inclusion, targets), pair)


if __name__ == '__main__':
    main()
