// Min-p: tokens far less likely than the best one go. Nguyen et al. 2024, "Turning Up the Heat".
#pragma once

#include <cstdint>
#include <span>

#include "../error.h"
#include "cut.h"

namespace loaded_dice {

inline constexpr ErrorCode bad_min_p{"bad-min-p"};

/// Refuses shares outside [0, 1] (bad_min_p).
[[nodiscard]] Status check_min_p(double min_p);

/// What is left out when survivors with p >= min_p * max p stay; they come in as `ranked`, which
/// are `kept_by_score(scores)`. Values are probabilities and the bound is that product.
/// `probabilities` [V] need not sum to 1: only their ratios count.
[[nodiscard]] Cut cut_min_p(std::span<const std::uint32_t> ranked,
                            std::span<const double> probabilities, double min_p);

}  // namespace loaded_dice
