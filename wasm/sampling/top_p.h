// Top-p, the nucleus: the fewest tokens that together hold a given share of the probability.
// Holtzman et al. 2020, "The Curious Case of Neural Text Degeneration".
#pragma once

#include <cstdint>
#include <span>

#include "cut.h"
#include "error.h"

namespace loaded_dice {

/// Refuses shares outside [0, 1] (bad_top_p).
[[nodiscard]] Status check_top_p(double top_p);

/// What is left out when, in the order of `ranked`, which are `kept_by_score(scores)`, the shortest
/// prefix whose cumulative probability is >= top_p stays; at least one token does. The cumulative
/// sum runs left to right in that order: `np.cumsum(p[order])`. Values are the cumulative
/// probability before a token, which had already reached the bound, top_p.
/// `probabilities` [V] are softmax(scores).
[[nodiscard]] Cut cut_top_p(std::span<const std::uint32_t> ranked,
                            std::span<const double> probabilities, double top_p);

}  // namespace loaded_dice
