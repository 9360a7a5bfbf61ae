"""The tied output head's loss, over the whole vocabulary or over a shortlist of it (sampled softmax).

A softmax over 50,257 tokens would cost several times what the rest of this small model costs.
"""

import math

import numpy as np
import torch

from kernels import call
from shape import VOCABULARY

NEGATIVES = 2500  # tokens drawn uniformly for a shortlist, besides those of the batch


class Shortlist:
    """The tokens that one step's softmax runs over: all of the batch, and random ones besides."""

    def __init__(self, frequency, batch_tokens):
        batch = batch_tokens * np.log1p(-np.minimum(frequency, 0.999999))
        missed = np.exp(batch + NEGATIVES * math.log1p(-1 / VOCABULARY))
        # How likely a token is to be on the list; its logit is corrected by the logarithm.
        self.log_inclusion = torch.from_numpy(np.log1p(-np.minimum(missed, 1 - 1e-7))).float()
        self.position = torch.zeros(VOCABULARY, dtype=torch.long)

    def draw(self, batch):
        """The list [S] (ids ascending), the batch as positions in it, and log inclusion [S]."""
        chosen = torch.zeros(VOCABULARY, dtype=torch.bool)
        chosen[torch.randint(0, VOCABULARY, (NEGATIVES,))] = True
        chosen[batch.reshape(-1)] = True
        ids = chosen.nonzero().squeeze(1)
        self.position[ids] = torch.arange(len(ids))
        return ids, self.position[batch], self.log_inclusion[ids].contiguous()


class TiedHeadLoss(torch.autograd.Function):
    """Mean cross entropy (nats) of hidden states [N, d] against the rows [S, d] of a tied head.

    `log_inclusion` [S] corrects a sampled softmax; None means that the rows are the whole vocabulary.
    The gradient is computed in the forward pass, a slice of rows at a time, so that no [N, S] array of
    logits is ever kept.
    """

    SLICE = 4_000_000  # logits held at once

    @staticmethod
    def forward(ctx, hidden, rows, log_inclusion, targets):
        N, S = len(hidden), len(rows)
        dhidden, drows = torch.empty_like(hidden), torch.zeros(rows.shape)
        scratch, columns, targets, total = torch.empty(S), rows.t(), targets.contiguous(), 0.0
        step = max(128, min(N, TiedHeadLoss.SLICE // S))
        for i in range(0, N, step):
            part = hidden[i:i + step]
            logits = torch.mm(part, columns)
            total += call('cross_entropy', logits, log_inclusion, targets[i:i + step], len(part), S, scratch)
            dhidden[i:i + step] = torch.mm(logits, rows)
            drows += torch.mm(logits.t(), part)
        ctx.save_for_backward(dhidden / N, (drows / N).to(rows.dtype))
        return torch.tensor(total / N)

    @staticmethod
    def backward(ctx, dloss):
        dhidden, drows = ctx.saved_tensors
        return dhidden * dloss.to(dhidden.dtype), drows * dloss.to(drows.dtype), None, None
