"""Parameters to go on from: those of a model that was exported or shipped before."""

import json
import struct

import numpy as np
import torch

from shape import is_matrix


def read_parameters(path):
    """The float32 parameters in a safetensors file of Hugging Face's GPT-2 layout (export.py, unpack.mjs).

    Names lose the prefix `transformer.`, and matrices are turned back to [out, in].
    """
    with open(path, 'rb') as file:
        header = json.loads(file.read(struct.unpack('<Q', file.read(8))[0]))
        data = file.read()
    header.pop('__metadata__', None)
    parameters = {}
    for name, entry in header.items():
        begin, end = entry['data_offsets']
        array = np.frombuffer(data[begin:end], '<f4').reshape(entry['shape'])
        name = name.removeprefix('transformer.')
        parameters[name] = torch.tensor(array.T.copy() if is_matrix(name) else array.copy())
    return parameters
