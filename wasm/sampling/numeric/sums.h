// The two orders of addition that NumPy uses. Which one is used where decides the last bits of
// every probability, so each caller says which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace loaded_dice {

/// What np.sum takes at once.
inline constexpr std::size_t pairwise_buffer = 8192;

/// `np.sum` of a contiguous float64 array: buffers of 8,192 from left to right; inside a buffer
/// pairwise halves down to blocks of at most 128; inside a block eight running sums.
[[nodiscard]] double pairwise_sum(std::span<const double> values);

/// The same, bit for bit, of `size` values that are 0 but for those of `ids` (ascending), which are
/// `values` [same length].
[[nodiscard]] double sparse_pairwise_sum(std::span<const std::uint32_t> ids,
                                         std::span<const double> values, std::size_t size);

/// `np.cumsum`: plain sums from left to right.
[[nodiscard]] std::vector<double> running_sums(std::span<const double> values);

}  // namespace loaded_dice
