#include "ranks.h"

#include <algorithm>
#include <cmath>

namespace loaded_dice {

std::vector<std::uint32_t> spread_ranks(std::size_t size, std::size_t points) {
  std::vector<std::uint32_t> ranks;
  const std::size_t count = std::min(points, size);
  ranks.reserve(count);
  double rank = 1.0;
  for (std::size_t left = count; left > 0; --left) {
    if (left < count) {
      // The ratio that takes the points left to the end, or one step where that is longer.
      const double ratio =
          std::exp(std::log(static_cast<double>(size) / rank) / static_cast<double>(left));
      rank = std::max(rank + 1.0, std::round(rank * ratio));
    }
    ranks.push_back(static_cast<std::uint32_t>(rank));
  }
  return ranks;
}

}  // namespace loaded_dice
