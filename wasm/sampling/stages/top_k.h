// Top-k: only the k best tokens stay. Fan, Lewis and Dauphin 2018, "Hierarchical Neural Story
// Generation".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "../error.h"
#include "cut.h"

namespace loaded_dice {

inline constexpr ErrorCode bad_top_k{"bad-top-k"};

/// Refuses k below 0 (bad_top_k).
[[nodiscard]] Status check_top_k(std::int64_t k);

/// Whether k cuts anything from a vocabulary of this size: not when 0 or as large as it.
[[nodiscard]] bool top_k_is_on(std::int64_t k, std::size_t vocabulary);

/// What is left out when the first k of `ranked` stay, which are `kept_by_score(scores)`. Values
/// are scores and the bound is the smallest kept score. k is at least 1.
[[nodiscard]] Cut cut_top_k(std::span<const std::uint32_t> ranked, std::span<const double> scores,
                            std::int64_t k);

}  // namespace loaded_dice
