"""Differentiable PyTorch functions over the C kernels (kernels.c), for bfloat16 CPU tensors."""

import ctypes
import math
import os
import subprocess

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
FLAGS = ['-O3', '-march=native', '-ffast-math', '-fopenmp-simd', '-shared', '-fPIC']


def _load(folder='build/train'):
    """Compiles kernels.c into `folder` when it is newer than the library there, and loads it."""
    source, library = os.path.join(HERE, 'kernels.c'), os.path.abspath(f'{folder}/kernels.so')
    if not os.path.exists(library) or os.path.getmtime(library) < os.path.getmtime(source):
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['gcc', *FLAGS, '-o', library, source, '-lmvec', '-lm'], check=True)
    kernels = ctypes.CDLL(library)
    kernels.cross_entropy.restype = ctypes.c_double
    return kernels


_LIBRARY = _load()


def call(name, *values):
    """Calls a kernel: tensors go as pointers, ints as long, floats as float, None as null."""
    kinds = {int: ctypes.c_long, float: ctypes.c_float, type(None): ctypes.c_void_p}
    return getattr(_LIBRARY, name)(*(
        ctypes.c_void_p(v.data_ptr()) if torch.is_tensor(v) else kinds[type(v)](v) for v in values))


class Gelu(torch.autograd.Function):
    """gelu_new, element-wise."""

    @staticmethod
    def forward(ctx, x):
        x = x.contiguous()
        ctx.save_for_backward(x)
        y = torch.empty_like(x)
        call('gelu_forward', x, y, x.numel())
        return y

    @staticmethod
    def backward(ctx, dy):
        x, = ctx.saved_tensors
        dx = torch.empty_like(x)
        call('gelu_backward', x, dy.contiguous(), dx, x.numel())
        return dx


class LayerNorm(torch.autograd.Function):
    """Layer normalisation over the last axis, eps 1e-5."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        x = x.contiguous()
        y, width = torch.empty_like(x), x.shape[-1]
        stats = torch.empty(x.numel() // width, 2)
        call('norm_forward', x, weight, bias, y, stats, len(stats), width)
        ctx.save_for_backward(x, weight, stats)
        return y

    @staticmethod
    def backward(ctx, dy):
        x, weight, stats = ctx.saved_tensors
        dx, width = torch.empty_like(x), x.shape[-1]
        dweight, dbias = torch.zeros(width), torch.zeros(width)
        call('norm_backward', x, weight, dy.contiguous(), stats, dx, dweight, dbias, len(stats), width)
        return dx, dweight.to(x.dtype), dbias.to(x.dtype)


class CausalAttention(torch.autograd.Function):
    """Multi-head causal self-attention of packed queries, keys and values [B, T, 3 d] to [B, T, d]."""

    @staticmethod
    def forward(ctx, qkv, heads):
        B, T, packed = qkv.shape
        size = packed // 3 // heads
        q, k, v = qkv.view(B, T, 3, heads, size).permute(2, 0, 3, 1, 4).reshape(3, B * heads, T, size)
        weights = torch.bmm(q, k.transpose(1, 2))
        call('causal_softmax_forward', weights, B * heads, T, 1 / math.sqrt(size))
        ctx.save_for_backward(q, k, v, weights)
        ctx.shape = B, T, heads, size
        return torch.bmm(weights, v).view(B, heads, T, size).transpose(1, 2).reshape(B, T, packed // 3)

    @staticmethod
    def backward(ctx, dy):
        q, k, v, weights = ctx.saved_tensors
        B, T, heads, size = ctx.shape
        dy = dy.reshape(B, T, heads, size).transpose(1, 2).reshape(B * heads, T, size)
        dv = torch.bmm(weights.transpose(1, 2), dy)
        scores = torch.bmm(dy, v.transpose(1, 2)).contiguous()
        call('causal_softmax_backward', weights, scores, B * heads, T, 1 / math.sqrt(size))
        dq, dk = torch.bmm(scores, k), torch.bmm(scores.transpose(1, 2), q)
        packed = torch.stack([dq, dk, dv]).view(3, B, heads, T, size)
        return packed.permute(1, 3, 0, 2, 4).reshape(B, T, 3 * heads * size), None
