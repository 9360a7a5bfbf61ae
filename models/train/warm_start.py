"""Parameters to go on from: those of a model that was exported or shipped before."""

import torch

from reference import read_safetensors
from shape import is_matrix


def read_parameters(path):
    """The float32 parameters in a safetensors file of Hugging Face's GPT-2 layout (export.py, unpack.mjs).

    Matrices are turned back to the trainer's [out, in].
    """
    return {name: torch.tensor(tensor.T.copy() if is_matrix(name) else tensor.copy())
            for name, tensor in read_safetensors(path).items()}
