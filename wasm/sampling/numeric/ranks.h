// Which ranks of a long list to look at when there is room for a few only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loaded_dice {

/// min(points, size) ranks from 1 to `size`, ascending, without repeats: all of the first, and ever
/// fewer in equal ratios further down. One point gives rank 1, more give rank `size` too.
[[nodiscard]] std::vector<std::uint32_t> spread_ranks(std::size_t size, std::size_t points);

}  // namespace loaded_dice
