"""Prints the two lists of web/model/tokens/letters.ts: what the reference tokenizer takes for a letter and for a number.

A character is a letter to it when it stays one piece with the letter before it, and a number when it stays one with
the number before it.
"""

import textwrap

from tokenizers import pre_tokenizers

DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
SURROGATES = range(0xd800, 0xe000)


def base_36(number):
    rest = base_36(number // 36) if number >= 36 else ''
    return rest + DIGITS[number % 36]


def members(before):
    """The code points that are one piece with the character before them."""
    split = pre_tokenizers.ByteLevel(add_prefix_space=False).pre_tokenize_str
    return [point for point in range(0x110000)
            if point not in SURROGATES and len(split(before + chr(point))) == 1]


def ranges(points):
    """Each range as its distance from the one before and, after a dot, what it adds to its first code point."""
    written, end = [], 0
    first = last = points[0]
    for point in [*points[1:], None]:
        if point == last + 1:
            last = point
            continue
        written.append(base_36(first - end) + ('' if first == last else f'.{base_36(last - first)}'))
        first, last, end = point, point, last
    return ' '.join(written)


for name, before in (('LETTERS', 'a'), ('NUMBERS', '1')):
    print(f'{name}\n' + '\n'.join(textwrap.wrap(ranges(members(before)), 108)))
