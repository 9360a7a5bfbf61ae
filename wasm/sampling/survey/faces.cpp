#include "faces.h"

#include <cmath>
#include <cstddef>

namespace loaded_dice {

Status check_face(double narrowest) {
  if (!std::isfinite(narrowest) || narrowest < 0) return Error{bad_range, narrowest};
  return {};
}

Faces faces_of(std::span<const double> edges, double narrowest) {
  Faces faces;
  double from = 0.0;
  for (std::size_t id = 0; id < edges.size(); ++id) {
    const double to = edges[id];
    if (to > from && to - from >= narrowest) {
      faces.ids.push_back(static_cast<std::uint32_t>(id));
      faces.from.push_back(from);
      faces.to.push_back(to);
    }
    from = to;
  }
  return faces;
}

}  // namespace loaded_dice
