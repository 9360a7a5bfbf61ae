#include "entropy.h"

#include <cmath>
#include <vector>

#include "sums.h"

namespace loaded_dice {

double entropy(std::span<const double> probabilities) {
  std::vector<double> terms;
  terms.reserve(probabilities.size());
  for (const double p : probabilities) {
    if (p > 0) terms.push_back(p * std::log(p));
  }
  // Subtracted from zero, so that a sure thing has entropy 0 and not -0.
  return 0.0 - pairwise_sum(terms);
}

Result<double> surprise(double probability) {
  const bool is_share = probability >= 0 && probability <= 1;
  if (!is_share) return Error{ErrorCode::bad_probabilities, probability};
  // Subtracted from zero for the same reason.
  return 0.0 - std::log(probability);
}

}  // namespace loaded_dice
