#include "min_p.h"

#include <algorithm>

#include "logits.h"

namespace loaded_dice {

Status check_min_p(double min_p) {
  // Written so that NaN is refused too.
  if (!(min_p >= 0 && min_p <= 1)) return Error{ErrorCode::bad_min_p, min_p};
  return {};
}

Cut cut_min_p(std::span<const double> scores, std::span<const double> probabilities, double min_p) {
  const double largest = *std::max_element(probabilities.begin(), probabilities.end());
  Cut cut{{}, {}, min_p * largest};
  for (const std::uint32_t id : kept_by_score(scores)) {
    if (probabilities[id] >= cut.bound) continue;
    cut.ids.push_back(id);
    cut.values.push_back(probabilities[id]);
  }
  return cut;
}

}  // namespace loaded_dice
