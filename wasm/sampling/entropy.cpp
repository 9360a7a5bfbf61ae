#include "entropy.h"

#include <cmath>
#include <cstddef>
#include <vector>

#include "kernels/kernels.h"
#include "sums.h"

namespace loaded_dice {

double entropy(std::span<const double> probabilities) {
  std::vector<double> terms(probabilities.size());
  // Written without a branch: whether p is 0 is as good as random after a cut.
  std::size_t count = 0;
  for (const double p : probabilities) {
    terms[count] = p;
    count += p > 0 ? 1 : 0;
  }
  terms.resize(count);
  kernels().plogp(terms.data(), count, terms.data());
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
