"""The tokenised books: what is trained on, what is held out, and random batches."""

import json
import re

import numpy as np

from shape import CONTEXT, VOCABULARY

NEWLINE = 198

# Never trained on: five whole books by authors of whom other books are (mostly) in the corpus.
UNSEEN = ('Nesbit_The_Railway_Children', 'Baum_Ozma_of_Oz', 'Alger_Paul_the_Peddler',
          'The_Wind_in_the_Willows', 'Great_Inventions_and_Discoveries')

# Read more often than once: plain expository prose, of which the corpus has little.
REPEATED = ((re.compile('CIA'), 8),
            (re.compile('The_Story_book_of_Science|General_Science|Where_We|Home_Geo|How_We_are|'
                        'McGuffey|Fifty'), 2))

SLICE = 1024            # tokens in one slice held out of a known book
SLICE_EVERY = 200_000   # one such slice for about so many tokens of a book
SHORT_BOOK = 30_000     # tokens; shorter books give no slice


def repeats(name):
    """How often a book counts in the training text."""
    return next((times for pattern, times in REPEATED if pattern.match(name)), 1)


def split(folder):
    """Reads tokens.u16 and books.json (tokenize.mjs) of `folder`.

    Returns three int64-castable uint16 arrays: training tokens, slices held out of known books, and
    books that are not trained on at all.
    """
    stream = np.fromfile(f'{folder}/tokens.u16', dtype=np.uint16)
    train, known, unseen = [], [], []
    with open(f'{folder}/books.json', encoding='utf-8') as file:
        books = json.load(file)
    for book in books:
        tokens = stream[book['offset']:book['offset'] + book['length']]
        if book['name'].startswith(UNSEEN):
            unseen.append(tokens)
            continue
        keep = np.ones(len(tokens), bool)
        pieces = len(tokens) // SLICE_EVERY + 1 if len(tokens) > SHORT_BOOK else 0
        for j in range(pieces):
            start = int((j + 0.5) * len(tokens) / pieces)
            keep[start:start + SLICE] = False
            known.append(tokens[start:start + SLICE])
        train += [tokens[keep]] * repeats(book['name'])
    return tuple(np.concatenate(part) for part in (train, known, unseen))


class Batches:
    """Random windows of the training text; half of them begin at the start of a paragraph."""

    def __init__(self, tokens, seed):
        self.tokens, self.random = tokens, np.random.default_rng(seed)
        self.last = len(tokens) - CONTEXT - 2
        starts = np.nonzero(tokens == NEWLINE)[0] + 1
        self.paragraphs = starts[starts < self.last]
        self.frequency = np.bincount(tokens, minlength=VOCABULARY) / len(tokens)

    def next(self, count, length):
        """`count` windows of length + 1 tokens, [count, length + 1] int64."""
        at_paragraph = self.paragraphs[self.random.integers(0, len(self.paragraphs), count)]
        anywhere = self.random.integers(0, self.last, count)
        start = np.where(self.random.random(count) < 0.5, at_paragraph, anywhere)
        return self.tokens[start[:, None] + np.arange(length + 1)].astype(np.int64)


def windows(tokens, most):
    """At most `most` windows of CONTEXT + 1 tokens spread evenly over `tokens`, [n, CONTEXT + 1] int64."""
    count = (len(tokens) - 1) // CONTEXT
    chosen = np.linspace(0, count - 1, min(count, most)).astype(int)
    return np.stack([tokens[j * CONTEXT:(j + 1) * CONTEXT + 1] for j in chosen]).astype(np.int64)
