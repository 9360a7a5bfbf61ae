// The distribution of float32 logits without the detours of the recording chain, bit for bit the
// same: only tokens that may stay are put in order, and sums run over them alone.
#pragma once

#include <optional>
#include <span>

#include "../distribution.h"
#include "../stages/settings.h"

namespace loaded_dice {

/// Nothing where the logits or settings are refused or unusual: the definition speaks for them.
[[nodiscard]] std::optional<Distribution> quick_distribution(std::span<const float> logits,
                                                             const Settings& settings);

}  // namespace loaded_dice
