"""The optimisers: Muon for matrices, Adam for vectors and positions, lazy Adam for embedding rows."""

import torch


def orthogonalise(G):
    """The nearest semi-orthogonal matrix to G, by five Newton-Schulz steps in bfloat16.

    The quintic 3.4445 x - 4.7750 x^3 + 2.0315 x^5 brings all singular values near 1 (Jordan et al.,
    "Muon: An optimizer for hidden layers in neural networks", 2024).
    """
    X = (G / (G.norm() + 1e-7)).to(torch.bfloat16)
    tall = X.shape[0] > X.shape[1]
    X = X.t().contiguous() if tall else X
    for _ in range(5):
        M = torch.mm(X, X.t())
        X = 3.4445 * X + torch.mm(-4.7750 * M + 2.0315 * torch.mm(M, M), X)
    return (X.t() if tall else X).float()


class Muon:
    """Nesterov momentum, then an orthogonalised update; decoupled weight decay."""

    def __init__(self, parameters, rate=0.02, momentum=0.95, decay=0.02):
        self.parameters, self.rate, self.momentum, self.decay = parameters, rate, momentum, decay
        self.velocity = {n: torch.zeros_like(p) for n, p in parameters.items()}

    def step(self, gradients, schedule):
        for name, p in self.parameters.items():
            g, rate = gradients[name].float(), self.rate * schedule
            v = self.velocity[name].mul_(self.momentum).add_(g)
            # A tall matrix takes a larger step: its columns would move less at the same rate.
            stretch = max(1, p.shape[0] / p.shape[1]) ** 0.5
            p.mul_(1 - rate * self.decay).add_(orthogonalise(g + self.momentum * v), alpha=-rate * stretch)


class Adam:
    """Adam without weight decay."""

    def __init__(self, parameters, rate, betas=(0.9, 0.98), eps=1e-9):
        self.parameters, self.rate, self.betas, self.eps, self.count = parameters, rate, betas, eps, 0
        self.first = {n: torch.zeros_like(p) for n, p in parameters.items()}
        self.second = {n: torch.zeros_like(p) for n, p in parameters.items()}

    def step(self, gradients, schedule):
        b1, b2 = self.betas
        self.count += 1
        correction = (1 - b2 ** self.count) ** 0.5 / (1 - b1 ** self.count)
        for name, p in self.parameters.items():
            g = gradients[name].float()
            m = self.first[name].mul_(b1).add_(g, alpha=1 - b1)
            v = self.second[name].mul_(b2).addcmul_(g, g, value=1 - b2)
            p.addcdiv_(m, v.sqrt().add_(self.eps), value=-self.rate * schedule * correction)


class RowAdam:
    """Adam on the rows of one table, where a step touches only some rows.

    A row's moments and bias correction advance only in the steps that touch it, so a rare token's row
    is not moved by gradients of long ago.
    """

    def __init__(self, table, rate, betas=(0.9, 0.98), eps=1e-9):
        self.table, self.rate, self.betas, self.eps = table, rate, betas, eps
        self.first, self.second = torch.zeros_like(table), torch.zeros_like(table)
        self.count = torch.zeros(len(table), 1)

    def step(self, rows, gradient, schedule):
        """Moves the table's `rows` (a tensor of indices) by `gradient` [rows, d]."""
        b1, b2 = self.betas
        g = gradient.float()
        self.first[rows] = m = self.first[rows].mul_(b1).add_(g, alpha=1 - b1)
        self.second[rows] = v = self.second[rows].mul_(b2).addcmul_(g, g, value=1 - b2)
        self.count[rows] = c = self.count[rows] + 1
        correction = (1 - b2 ** c).sqrt() / (1 - b1 ** c)
        self.table.index_add_(0, rows, m / v.sqrt().add_(self.eps) * correction, alpha=-self.rate * schedule)
