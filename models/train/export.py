"""Writes a checkpoint as a safetensors file with the names and layouts of Hugging Face's GPT-2.

    /usr/bin/python3 models/train/export.py

Names get the prefix `transformer.`; matrices of the blocks are turned to GPT-2's Conv1D layout
[in, out]; everything is float32. The vocabulary table is complete: tokens that occur in no book were
trained too, as wrong answers of every softmax they took part in, so they keep a row of their own and
almost no probability.
"""

import argparse
import json
import os
import struct

import numpy as np

from corpus import split
from shape import VOCABULARY, is_matrix


def write_safetensors(path, tensors, metadata):
    """Writes name -> float32 array: 8 bytes of header length, a JSON header, then the data in order."""
    header, offset = {'__metadata__': metadata}, 0
    for name, array in tensors.items():
        end = offset + array.nbytes
        header[name] = {'dtype': 'F32', 'shape': list(array.shape), 'data_offsets': [offset, end]}
        offset = end
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 8)
    with open(path + '.part', 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text)
        for array in tensors.values():
            file.write(np.ascontiguousarray(array, '<f4').tobytes())
    os.replace(path + '.part', path)


def hugging_face(parameters):
    """Renames and transposes this trainer's parameters to those of GPT-2's published files."""
    return {'transformer.' + name: np.ascontiguousarray(p.T) if is_matrix(name) else p
            for name, p in sorted(parameters.items())}


def load(path):
    """The float32 parameters of a checkpoint, by name."""
    with np.load(path) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', default='build/train')
    parser.add_argument('--checkpoint', default='build/train/checkpoint.npz')
    parser.add_argument('--out', default='build/train/embedded.safetensors')
    options = parser.parse_args()
    parameters = load(options.checkpoint)
    bad = [name for name, p in parameters.items() if not np.isfinite(p).all()]
    if bad:
        raise SystemExit(f'{options.checkpoint} holds numbers that are not finite, in {", ".join(bad)}.')
    write_safetensors(options.out, hugging_face(parameters), {'format': 'pt'})
    seen = np.bincount(split(options.data)[0], minlength=VOCABULARY) > 0
    norms = np.linalg.norm(parameters['wte.weight'], axis=1)
    print(f'{options.out}: {sum(p.size for p in parameters.values())} parameters. Mean length of a row: '
          f'{norms[seen].mean():.2f} for {seen.sum()} tokens seen, {norms[~seen].mean():.2f} for the others '
          f'(longest {norms[seen].max():.2f}, {norms[~seen].max():.2f})')


if __name__ == '__main__':
    main()
