// The faces of the loaded die: the intervals of [0, 1) that random numbers fall into.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../error.h"

namespace loaded_dice {

/// Token `ids`, ascending, and the ends of their intervals [from, to) [same length].
struct Faces {
  std::vector<std::uint32_t> ids;
  std::vector<double> from;
  std::vector<double> to;
};

/// Refuses widths below 0 or not finite (bad_range).
[[nodiscard]] Status check_face(double narrowest);

/// The faces that are at least `narrowest` wide and not empty. `edges` are those of `cumulative`.
[[nodiscard]] Faces faces_of(std::span<const double> edges, double narrowest);

}  // namespace loaded_dice
