// Which token comes first: by value from the largest down, equal values by the lower id.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loaded_dice {

/// Every id from the largest value down; equal values (-0 and +0 too) go by the lower id. The
/// values hold no NaN.
[[nodiscard]] std::vector<std::uint32_t> argsort_descending(std::span<const double> values);

/// The same of the kept scores only, those above -infinity.
[[nodiscard]] std::vector<std::uint32_t> kept_by_score(std::span<const double> scores);

/// Whether `ids` stand in that order of their scores.
[[nodiscard]] bool is_ranked(std::span<const std::uint32_t> ids, std::span<const double> scores);

/// The lowest id among the largest values. The span is not empty.
[[nodiscard]] std::uint32_t argmax(std::span<const double> values);

}  // namespace loaded_dice
