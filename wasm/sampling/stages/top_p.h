// Top-p, the nucleus: the fewest tokens whose sum reaches a given share of the probability, as
// float64 adds it up.
// Holtzman et al. 2020, "The Curious Case of Neural Text Degeneration".
#pragma once

#include <cstdint>
#include <span>

#include "../error.h"
#include "cut.h"

namespace loaded_dice {

inline constexpr ErrorCode bad_top_p{"bad-top-p"};

/// A sum that falls short of the share by no more than this may reach it on paper.
inline constexpr double rounding_reach = 1e-12;

/// Refuses shares outside [0, 1] (bad_top_p).
[[nodiscard]] Status check_top_p(double top_p);

/// What is left out when, in the order of `ranked`, which are `kept_by_score(scores)`, the shortest
/// prefix whose cumulative probability is >= top_p stays; at least one token does. The cumulative
/// sum runs left to right in that order: `np.cumsum(p[order])`. Values are the cumulative
/// probability before a token, which had already reached the bound, top_p. The cut is `by_rounding`
/// where the sum before the last token kept falls short of top_p by at most `rounding_reach`.
/// `probabilities` [V] are softmax(scores).
[[nodiscard]] Cut cut_top_p(std::span<const std::uint32_t> ranked,
                            std::span<const double> probabilities, double top_p);

}  // namespace loaded_dice
