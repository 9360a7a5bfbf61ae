// The two orders of addition that NumPy uses. Which one is used where decides the last bits of
// every probability, so each caller says which.
#pragma once

#include <span>
#include <vector>

namespace loaded_dice {

/// `np.sum` of a contiguous float64 array: pairwise halves down to blocks of at most 128, and eight
/// running sums inside a block. The rounding error grows with log n instead of n.
[[nodiscard]] double pairwise_sum(std::span<const double> values);

/// `np.cumsum`: plain sums from left to right.
[[nodiscard]] std::vector<double> running_sums(std::span<const double> values);

}  // namespace loaded_dice
