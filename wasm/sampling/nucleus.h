// The nucleus of a top-p cut, found without the probabilities of the vocabulary.
#pragma once

#include <optional>

#include "ground.h"
#include "survivors.h"

namespace loaded_dice {

/// The tokens that top-p leaves, with the definition's weights. Nothing where rounding decides who
/// is the last of them.
[[nodiscard]] std::optional<Survivors> nucleus_of(const Ground& ground);

}  // namespace loaded_dice
