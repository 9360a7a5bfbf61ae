#include "logits.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace loaded_dice {
namespace {

void sort_by_value(std::vector<std::uint32_t>& ids, std::span<const double> values) {
  std::sort(ids.begin(), ids.end(), [values](std::uint32_t a, std::uint32_t b) {
    return values[a] > values[b] || (values[a] == values[b] && a < b);
  });
}

}  // namespace

std::vector<double> widen(std::span<const float> logits) {
  return std::vector<double>(logits.begin(), logits.end());
}

Status check_logits(std::span<const double> logits) {
  if (logits.empty()) return Error{ErrorCode::empty_logits, 0.0};
  bool any_kept = false;
  for (std::size_t id = 0; id < logits.size(); ++id) {
    const double logit = logits[id];
    if (std::isnan(logit)) return Error{ErrorCode::nan_logit, logit, id};
    if (std::isinf(logit) && logit > 0) return Error{ErrorCode::infinite_logit, logit, id};
    any_kept = any_kept || is_kept(logit);
  }
  if (!any_kept) return Error{ErrorCode::all_masked, removed_score};
  return {};
}

std::vector<std::uint32_t> kept_ids(std::span<const double> scores) {
  std::vector<std::uint32_t> ids;
  for (std::size_t id = 0; id < scores.size(); ++id) {
    if (is_kept(scores[id])) ids.push_back(static_cast<std::uint32_t>(id));
  }
  return ids;
}

std::vector<std::uint32_t> kept_by_score(std::span<const double> scores) {
  std::vector<std::uint32_t> ids = kept_ids(scores);
  sort_by_value(ids, scores);
  return ids;
}

std::vector<std::uint32_t> argsort_descending(std::span<const double> values) {
  std::vector<std::uint32_t> ids(values.size());
  std::iota(ids.begin(), ids.end(), 0U);
  sort_by_value(ids, values);
  return ids;
}

std::uint32_t argmax(std::span<const double> values) {
  // max_element gives the first of equals, which is the lowest id.
  return static_cast<std::uint32_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

}  // namespace loaded_dice
