// The scores a model gives its vocabulary, one per token id. -infinity means that a token is out;
// the stages of the chain mark the tokens they remove in the same way, so that membership never
// depends on whether a probability underflowed to zero.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "../error.h"

namespace loaded_dice {

inline constexpr double removed_score = -std::numeric_limits<double>::infinity();

/// Whether a token with this score is still in.
[[nodiscard]] inline bool is_kept(double score) { return score > removed_score; }

/// Float32 logits as float64, value for value.
[[nodiscard]] std::vector<double> widen(std::span<const float> logits);

/// Refuses empty_logits, nan_logit, infinite_logit (+infinity) and all_masked (nothing but
/// -infinity). The first offending index wins.
[[nodiscard]] Status check_logits(std::span<const double> logits);

/// Ids with a score above -infinity, ascending.
[[nodiscard]] std::vector<std::uint32_t> kept_ids(std::span<const double> scores);
[[nodiscard]] std::vector<std::uint32_t> kept_ids(std::span<const float> scores);

}  // namespace loaded_dice
