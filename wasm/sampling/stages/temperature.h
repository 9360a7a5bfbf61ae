// Temperature flattens or sharpens a distribution before the softmax.
#pragma once

#include <span>
#include <vector>

#include "../error.h"

namespace loaded_dice {

inline constexpr ErrorCode bad_temperature{"bad-temperature"};

/// Refuses temperatures below 0 or not finite (bad_temperature).
[[nodiscard]] Status check_temperature(double temperature);

/// s = x / T for every score, divided before any maximum is subtracted. T = 0 is greedy: the lowest
/// id among the largest keeps its score and all others are removed. A quotient that overflows is
/// bad_temperature: past it the scores could no longer be told apart.
[[nodiscard]] Result<std::vector<double>> scaled(std::span<const double> scores,
                                                 double temperature);

}  // namespace loaded_dice
