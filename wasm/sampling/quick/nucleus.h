// The nucleus of a top-p cut, found without the probabilities of the vocabulary: among the best
// few tokens, where they hold it, or as a bound with what the blocks weigh above it.
#pragma once

#include <optional>

#include "last_kept.h"
#include "masses.h"
#include "survivors.h"
#include "tail_sample.h"

namespace loaded_dice {

/// The tokens of a list of the best that top-p leaves, with the definition's weights. Nothing where
/// the list may not hold the nucleus, or rounding decides who is the last of it.
[[nodiscard]] std::optional<Survivors> nucleus_among(Survivors best,
                                                     const PreparedLogits& prepared);

/// A nucleus of any number of tokens: the masses of the blocks, counting those that stay.
struct WideNucleus {
  BlockMasses masses;
  LastKept last;
};

/// Nothing where the end is not found, or rounding decides.
[[nodiscard]] std::optional<WideNucleus> wide_nucleus(const PreparedLogits& prepared,
                                                      const Guess& guess);

}  // namespace loaded_dice
