"""Logits of a whole model, before and after it was packed, for scripts/check-logits.mjs.

    python3 tests/reference/full_size.py --weights model.safetensors --package folder --out logits.json 1 31 40

Writes, for each prompt length: the ids, the logits of the checkpoint's own weights in float32, and those of the
package's 8-bit weights in float64.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from gpt2 import last_logits, read_package

MATRICES = ('attn.c_attn.weight', 'attn.c_proj.weight', 'mlp.c_fc.weight', 'mlp.c_proj.weight')


def read_checkpoint(path):
    """{name: float32 array} without the prefix `transformer.`; matrices come out as [outputs, inputs]."""
    data = Path(path).read_bytes()
    start = 8 + int.from_bytes(data[:8], 'little')
    header = json.loads(data[8:start])
    weights = {}
    for name, entry in header.items():
        if name == '__metadata__' or name.endswith('.attn.bias'):
            continue
        begin, end = entry['data_offsets']
        values = np.frombuffer(data[start + begin : start + end], '<f4').reshape(entry['shape'])
        weights[name.removeprefix('transformer.')] = values.T if name.endswith(MATRICES) else values
    return weights


def main():
    parser = argparse.ArgumentParser()
    for option in ('--weights', '--package', '--out'):
        parser.add_argument(option, required=True)
    parser.add_argument('lengths', type=int, nargs='+')
    options = parser.parse_args()
    architecture, packed = read_package(options.package)
    checkpoint = read_checkpoint(options.weights)
    rows = []
    for length in options.lengths:
        ids = [(i * 6007 + 101) % architecture['vocabulary'] for i in range(length)]
        exact, quantised = (last_logits(architecture, weights, ids) for weights in (checkpoint, packed))
        assert exact.dtype == np.float32 and quantised.dtype == np.float64
        rows.append({'ids': ids, 'exact': exact.tolist(), 'quantised': quantised.tolist()})
    Path(options.out).write_text(json.dumps(rows))


if __name__ == '__main__':
    main()
