#include "min_p.h"

#include <algorithm>

namespace loaded_dice {

Status check_min_p(double min_p) {
  // Written so that NaN is refused too.
  if (!(min_p >= 0 && min_p <= 1)) return Error{bad_min_p, min_p};
  return {};
}

Cut cut_min_p(std::span<const std::uint32_t> ranked, std::span<const double> probabilities,
              double min_p) {
  const double largest = *std::max_element(probabilities.begin(), probabilities.end());
  Cut cut{{}, {}, min_p * largest};
  for (const std::uint32_t id : ranked) {
    if (probabilities[id] >= cut.bound) continue;
    cut.ids.push_back(id);
    cut.values.push_back(probabilities[id]);
  }
  return cut;
}

}  // namespace loaded_dice
