// What a filter took away, and by what measure.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace loaded_dice {

/// The bound of a cut that compared nothing.
inline constexpr double no_bound = std::numeric_limits<double>::quiet_NaN();

/// The tokens one stage removed: `ids` by score from the largest down (ties: lower id first),
/// `values` [same length] what was compared with `bound` for each of them. `by_rounding`: one more
/// token stayed than without the rounding of a sum (see cut_top_p).
struct Cut {
  std::vector<std::uint32_t> ids = {};
  std::vector<double> values = {};
  double bound = no_bound;
  bool by_rounding = false;
};

/// Marks the ids of a cut as removed.
void remove_from(std::span<double> scores, const Cut& cut);

}  // namespace loaded_dice
