"""Writes tokens.json: random texts of every kind of character, and the ids that the reference tokenizer gives them.

The reference is the Python package `tokenizers` (0.23.3, its Rust code) on the embedded model's tokenizer.json.
`tokens.py TEXTS FILE` writes so many texts to another file, for a longer comparison.
"""

import json
import random
import sys
from pathlib import Path

from tokenizers import Tokenizer

HERE = Path(__file__).parent
DEFINITION = HERE.parents[1] / 'models/embedded/tokenizer.json'
SEED = 20_260
TEXTS = 400


def characters(*ranges):
    """The characters of ranges of code points, both ends included; a lone number is a range of one."""
    pairs = [(item, item) if isinstance(item, int) else item for item in ranges]
    return [chr(point) for first, last in pairs for point in range(first, last + 1)]


# Each kind is as likely as any other, however many pieces it has.
KINDS = {
    'words': ['the', 'The', 'die', 'Paris', 'loaded', 'sampling', 'is', 'a', 'I', 'ENTROPY', 'x', 'snake_case', 'don'],
    'contractions': ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'S", "'RE", '’s', "'x", "''"],
    'one space': [' '],
    'white space': characters((0x9, 0xd), 0x20, 0x85, 0xa0, 0x1680, (0x2000, 0x200a), 0x2028, 0x2029, 0x202f, 0x205f, 0x3000),
    'runs of white space': ['  ', '   ', '\n\n', '\r\n', ' \n', '\t\t', ' \u0085', '\u0085 ', '\u00a0 ', ' \u3000'],
    'like white space': characters(0x1c, 0x1d, 0x1e, 0x1f, 0x180e, (0x200b, 0x200f), 0x2060, 0x2800, 0x3164, 0xfeff),
    'direction marks': characters(0x61c, 0x200e, 0x200f, (0x202a, 0x202e), (0x2066, 0x2069)),
    'controls': characters((0x0, 0x8), (0xe, 0x1f), (0x7f, 0x9f)),
    'signs': characters((0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e), (0x2010, 0x2027), (0x3001, 0x3011)),
    'digits': characters((0x30, 0x39)) + ['2026', '3.14', '1,000'],
    'other digits': characters(0xb2, 0xbd, 0x2167, 0x2460, 0x3007, (0x660, 0x669), (0x966, 0x96f), (0xe50, 0xe59),
                               (0xff10, 0xff19), (0x1d7ce, 0x1d7ff), (0x10107, 0x10133), (0x1f100, 0x1f10c)),
    'Latin': characters((0xc0, 0x24f), (0x1e00, 0x1eff), 0xaa, 0xba, 0xfb01),
    'Greek and Cyrillic': characters((0x370, 0x3ff), (0x400, 0x52f)),
    'right to left': characters((0x5d0, 0x5ea), (0x620, 0x64a), (0x671, 0x6d3), (0x780, 0x7a5), (0x1e900, 0x1e943)),
    'Indic and Thai': characters((0x904, 0x939), (0x93e, 0x94d), (0xb85, 0xbcd), (0xe01, 0xe3a), (0xe40, 0xe4e)),
    'East Asian': characters((0x3041, 0x3096), (0x30a1, 0x30fa), (0x4e00, 0x9fff), (0xac00, 0xd7a3), (0x20000, 0x2a6df)),
    'combining marks': characters((0x300, 0x36f), (0x591, 0x5bd), (0x64b, 0x65f), (0x1ab0, 0x1ace), (0x20d0, 0x20f0)),
    'variation selectors': characters((0xfe00, 0xfe0f), (0xe0100, 0xe01ef)),
    'emoji': characters((0x1f300, 0x1faff), 0x2764, 0x263a) + ['👩‍👩‍👧‍👦', '🏳️‍🌈', '🤷🏿‍♀️', '🇫🇷', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️'],
    'joiners': ['\u200d', '\u200c', '\u034f'],
    'letters of Unicode 15 and 16': characters((0x1c89, 0x1c8a), (0x10d40, 0x10d85), (0x11f02, 0x11f33), (0x16100, 0x16139),
                                               (0x2ebf0, 0x2ee5d), (0x31350, 0x323af), (0x1ccf0, 0x1ccf9), (0x16d40, 0x16d79)),
    'letters of Unicode 17': characters(0x88f, 0xc5c, 0xa7ce, (0x10940, 0x10959), (0x11db0, 0x11de9), (0x16ea0, 0x16ed3),
                                        (0x1e6c0, 0x1e6ff), (0x323b0, 0x33479)),
    'unassigned': characters(0x378, 0x530, 0x2fe0, 0xfdd0, 0xffff, (0x3fffe, 0x40010), (0xe0fff, 0xe1010), 0x10ffff),
    'private use': characters((0xe000, 0xe0ff), (0xf0000, 0xf00ff), (0x100000, 0x1000ff)),
    'other planes': characters((0x1d400, 0x1d7cb), (0x10000, 0x100fa), (0x12000, 0x12399), (0x13000, 0x1342e)),
    'specials': ['<|endoftext|>', '<|endoftext', '\ufffd', '\ufffc'],
}
NAMES = list(KINDS)


def any_character(stream):
    """Any code point but the surrogates, which are no characters."""
    point = stream.randrange(0x110000 - 0x800)
    return chr(point if point < 0xd800 else point + 0x800)


def make_text(stream):
    """Pieces of a few kinds, so that kinds meet each other, and runs of one kind come about."""
    kinds = [stream.choice(NAMES) for _ in range(stream.randrange(1, 6))]
    pieces = []
    for _ in range(stream.randrange(1, 25)):
        if stream.random() < 0.05:
            pieces.append(any_character(stream))
        else:
            pieces.append(stream.choice(KINDS[stream.choice(kinds)]))
    return ''.join(pieces)


def main():
    texts, target = (int(sys.argv[1]), Path(sys.argv[2])) if len(sys.argv) > 2 else (TEXTS, HERE / 'tokens.json')
    tokenizer = Tokenizer.from_file(str(DEFINITION))
    stream = random.Random(SEED)
    rows = []
    for _ in range(texts):
        text = make_text(stream)
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        if tokenizer.decode(ids, skip_special_tokens=False) != text:
            raise SystemExit(f'The reference does not give back {text!r}.')
        rows.append(json.dumps([text, ids], separators=(',', ':')))
    target.write_text('[\n' + ',\n'.join(rows) + '\n]\n')
    print(f'{texts} texts, {target}')


if __name__ == '__main__':
    main()
