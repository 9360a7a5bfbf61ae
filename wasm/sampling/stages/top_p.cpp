#include "top_p.h"

#include <cstddef>

namespace loaded_dice {

Status check_top_p(double top_p) {
  // Written so that NaN is refused too.
  if (!(top_p >= 0 && top_p <= 1)) return Error{bad_top_p, top_p};
  return {};
}

Cut cut_top_p(std::span<const std::uint32_t> ranked, std::span<const double> probabilities,
              double top_p) {
  double before = 0.0;
  double before_last = 0.0;
  std::size_t kept = 0;
  while (kept < ranked.size() && (kept == 0 || before < top_p)) {
    before_last = before;
    before += probabilities[ranked[kept++]];
  }
  const auto leaving = ranked.subspan(kept);
  // The first token stays whatever the sum is.
  const bool by_rounding = kept > 1 && top_p - before_last <= rounding_reach;
  Cut cut{{leaving.begin(), leaving.end()}, {}, top_p, by_rounding};
  cut.values.reserve(leaving.size());
  for (const std::uint32_t id : leaving) {
    cut.values.push_back(before);
    before += probabilities[id];
  }
  return cut;
}

}  // namespace loaded_dice
