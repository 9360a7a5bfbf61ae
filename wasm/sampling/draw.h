// The draw: a random number u picks a token by the inverse of the cumulative distribution.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "error.h"

namespace loaded_dice {

/// Refuses a u outside [0, 1) (bad_coin).
[[nodiscard]] Status check_u(double u);

/// Refuses an empty span, entries that are negative or not finite (with their index), and a sum
/// further from 1 than 1.5e-8, NumPy's own allowance (bad_probabilities).
[[nodiscard]] Status check_probabilities(std::span<const double> probabilities);

/// The right edge of every token's interval of [0, 1): sums from left to right in id order, each
/// divided by the last, so that the last edge is exactly 1. Errors: bad_probabilities.
[[nodiscard]] Result<std::vector<double>> cumulative(std::span<const double> probabilities);

/// The first id whose edge is above u (>, not >=); a token without probability has an empty
/// interval and is never drawn. `edges` are those of `cumulative`, `u` is in [0, 1).
[[nodiscard]] std::uint32_t first_above(std::span<const double> edges, double u);

/// The token that u in [0, 1) picks. Errors: bad_probabilities, bad_coin.
[[nodiscard]] Result<std::uint32_t> draw(std::span<const double> probabilities, double u);

}  // namespace loaded_dice
