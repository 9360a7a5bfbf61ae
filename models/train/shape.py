"""The size of the embedded model: GPT-2's architecture and vocabulary, much narrower and shallower."""

VOCABULARY = 50257
CONTEXT = 256
LAYERS = 6
HEADS = 4
WIDTH = 128


def is_matrix(name):
    """Whether a parameter is one of the blocks' weight matrices (trained by Muon, Conv1D on export)."""
    return name.startswith('h.') and name.endswith('.weight') and '.ln_' not in name
