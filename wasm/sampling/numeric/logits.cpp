#include "logits.h"

#include <cmath>
#include <cstddef>

namespace loaded_dice {
namespace {

template <typename T>
std::vector<std::uint32_t> ids_above(std::span<const T> scores) {
  std::vector<std::uint32_t> ids;
  ids.reserve(scores.size());
  for (std::size_t id = 0; id < scores.size(); ++id) {
    if (is_kept(scores[id])) ids.push_back(static_cast<std::uint32_t>(id));
  }
  return ids;
}

}  // namespace

std::vector<double> widen(std::span<const float> logits) {
  return std::vector<double>(logits.begin(), logits.end());
}

Status check_logits(std::span<const double> logits) {
  if (logits.empty()) return Error{empty_logits, 0.0};
  bool any_kept = false;
  for (std::size_t id = 0; id < logits.size(); ++id) {
    const double logit = logits[id];
    if (std::isnan(logit)) return Error{nan_logit, logit, id};
    if (std::isinf(logit) && logit > 0) return Error{infinite_logit, logit, id};
    any_kept = any_kept || is_kept(logit);
  }
  if (!any_kept) return Error{all_masked, removed_score};
  return {};
}

std::vector<std::uint32_t> kept_ids(std::span<const double> scores) { return ids_above(scores); }
std::vector<std::uint32_t> kept_ids(std::span<const float> scores) { return ids_above(scores); }

}  // namespace loaded_dice
