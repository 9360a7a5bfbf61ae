#include "top_p.h"

#include "logits.h"

namespace loaded_dice {

Status check_top_p(double top_p) {
  // Written so that NaN is refused too.
  if (!(top_p >= 0 && top_p <= 1)) return Error{ErrorCode::bad_top_p, top_p};
  return {};
}

Cut cut_top_p(std::span<const double> scores, std::span<const double> probabilities, double top_p) {
  Cut cut{{}, {}, top_p};
  double before = 0.0;
  bool first = true;
  for (const std::uint32_t id : kept_by_score(scores)) {
    if (before >= top_p && !first) {
      cut.ids.push_back(id);
      cut.values.push_back(before);
    }
    before += probabilities[id];
    first = false;
  }
  return cut;
}

}  // namespace loaded_dice
