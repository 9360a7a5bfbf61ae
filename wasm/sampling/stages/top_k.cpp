#include "top_k.h"

#include <algorithm>

namespace loaded_dice {

Status check_top_k(std::int64_t k) {
  if (k < 0) return Error{bad_top_k, static_cast<double>(k)};
  return {};
}

bool top_k_is_on(std::int64_t k, std::size_t vocabulary) {
  return k > 0 && static_cast<std::uint64_t>(k) < vocabulary;
}

Cut cut_top_k(std::span<const std::uint32_t> ranked, std::span<const double> scores,
              std::int64_t k) {
  const auto kept = static_cast<std::ptrdiff_t>(
      std::min(static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(ranked.size())));
  Cut cut{{ranked.begin() + kept, ranked.end()}, {}, scores[ranked[kept - 1]]};
  cut.values.reserve(cut.ids.size());
  for (const std::uint32_t id : cut.ids) cut.values.push_back(scores[id]);
  return cut;
}

}  // namespace loaded_dice
