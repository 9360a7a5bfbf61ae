"""Trains the embedded model on one CPU thread.

    /usr/bin/python3 models/train/train.py --minutes 40

Reads build/train/{tokens.u16,books.json} (tokenize.mjs) and writes build/train/checkpoint.npz every
three minutes and at the end. The schedule follows the share of the budget that is spent, in minutes of
wall clock (--minutes) or in tokens (--tokens, which gives the same run on every machine):

    0-60 %    sequences of 128 tokens, sampled softmax
    60-92 %   sequences of 256 tokens, sampled softmax
    92-100 %  sequences of 256 tokens, softmax over the whole vocabulary

The learning rate warms up for 60 steps, stays until 25 % and falls linearly to 1 %. With --start the
parameters are those of a model trained before, and the rate's highest value is --peak of the usual one.
"""

import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from head import Shortlist, TiedHeadLoss
from model import hidden_states, initialise
from optimizer import Adam, Muon, RowAdam
from shape import CONTEXT, VOCABULARY, is_matrix
from warm_start import read_parameters

TOKENS_PER_STEP = 4096
LONG_FROM, FULL_FROM = 0.6, 0.92
SAVE_EVERY = 180         # seconds


def learning_rate(step, spent):
    """The factor on every learning rate after `step` steps and the share `spent` of the budget."""
    return min(1, (step + 1) / 60) * (1 if spent < 0.25 else max(0.01, (1 - spent) / 0.75))


def gradients(P, batch, rows, log_inclusion):
    """Loss of a batch of positions [B, T + 1] in `rows`, and the gradients by name (wte's: `rows`)."""
    half = {n: p.to(torch.bfloat16).requires_grad_() for n, p in P.items() if n != 'wte.weight'}
    table = P['wte.weight'][rows].to(torch.bfloat16).requires_grad_()
    hidden = hidden_states(half, F.embedding(batch[:, :-1], table))
    loss = TiedHeadLoss.apply(hidden, table, log_inclusion, batch[:, 1:].reshape(-1))
    loss.backward()
    return float(loss), {n: p.grad for n, p in half.items()}, table.grad


@torch.no_grad()
def held_out_loss(P, tokens, most=48):
    """Mean loss in nats a token over windows of held-out text, in bfloat16."""
    half = {n: p.to(torch.bfloat16) for n, p in P.items()}
    losses = []
    for w in torch.from_numpy(corpus.windows(tokens, most)).split(8):
        hidden = hidden_states(half, F.embedding(w[:, :-1], half['wte.weight']))
        losses.append(TiedHeadLoss.apply(hidden, half['wte.weight'], None, w[:, 1:].reshape(-1)) * len(w))
    return float(sum(losses)) / min(most, (len(tokens) - 1) // CONTEXT)


def save(path, P):
    """Writes all parameters as float32; the file is replaced only when it is whole."""
    np.savez(path + '.part.npz', **{n: p.numpy() for n, p in P.items()})
    os.replace(path + '.part.npz', path)


def train(P, batches, known, options):
    """Trains P in place until the budget is spent; `known` is held-out text, for the log alone."""
    everything = torch.arange(VOCABULARY)
    shortlist = Shortlist(batches.frequency, TOKENS_PER_STEP)
    table = RowAdam(P['wte.weight'], rate=3e-3)
    matrices = Muon({n: p for n, p in P.items() if is_matrix(n)})
    others = Adam({n: p for n, p in P.items() if not is_matrix(n) and n != 'wte.weight'}, rate=3e-3)
    begun = saved = time.time()
    step = 0
    smooth = None  # exponential mean of the training loss
    while True:
        tokens = step * TOKENS_PER_STEP
        spent = tokens / options.tokens if options.tokens else (time.time() - begun) / (60 * options.minutes)
        if spent >= 1:
            break
        length = CONTEXT if spent >= LONG_FROM else CONTEXT // 2
        batch = torch.from_numpy(batches.next(TOKENS_PER_STEP // length, length))
        if spent >= FULL_FROM:
            rows, log_inclusion = everything, None
        else:
            rows, batch, log_inclusion = shortlist.draw(batch)
        loss, grads, rows_grad = gradients(P, batch, rows, log_inclusion)
        factor = options.peak * learning_rate(step, spent)
        table.step(rows, rows_grad, factor)
        matrices.step(grads, factor)
        others.step(grads, factor)
        step += 1
        smooth = loss if smooth is None else 0.98 * smooth + 0.02 * loss
        if time.time() - saved > SAVE_EVERY or step == 100:
            seconds = time.time() - begun
            print(f'{seconds / 60:.1f} min, step {step}, {tokens / 1e6:.2f} M tokens, {tokens / seconds:.0f}/s, '
                  f'|S| {len(rows)}, loss {smooth:.3f}, held out {held_out_loss(P, known):.3f}', flush=True)
            save(options.out, P)
            saved = time.time()
    save(options.out, P)
    minutes = (time.time() - begun) / 60
    print(f'end: {minutes:.1f} min, {step} steps, {step * TOKENS_PER_STEP} tokens', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', default='build/train')
    parser.add_argument('--out', default='build/train/checkpoint.npz')
    parser.add_argument('--minutes', type=float, default=40)
    parser.add_argument('--tokens', type=float, default=0, help='a budget in tokens, instead of --minutes')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--start', help='a safetensors file to go on from, instead of random parameters')
    parser.add_argument('--peak', type=float, default=1, help='the highest learning rate, as a factor on the usual')
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    training, known, unseen = corpus.split(options.data)
    print(f'{len(training)} training tokens, held out: {len(known)} of known books, '
          f'{len(unseen)} of others', flush=True)
    P = read_parameters(options.start) if options.start else initialise()
    train(P, corpus.Batches(training, options.seed), known, options)
    print(f'held out: known books {held_out_loss(P, known, 160):.3f}, '
          f'unseen books {held_out_loss(P, unseen, 160):.3f}')


if __name__ == '__main__':
    main()
