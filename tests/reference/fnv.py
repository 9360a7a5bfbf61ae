"""FNV-1a over 32-bit words: a short fingerprint for long lists of token ids."""


def fnv1a32(words):
    """32-bit FNV-1a that takes one unsigned 32-bit word a step (not one byte)."""
    state = 0x811C9DC5
    for word in words:
        state = ((state ^ word) * 0x01000193) & 0xFFFFFFFF
    return state
