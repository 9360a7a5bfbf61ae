#include "entropy.h"

#include <cmath>
#include <cstddef>

#include "../kernels/kernels.h"
#include "scratch.h"
#include "sums.h"

namespace loaded_dice {

double entropy(std::span<const double> probabilities) {
  // As many terms as pairwise_sum takes at once, so that this is its sum of all terms.
  const Scratch<double> terms(pairwise_buffer);
  double total = 0.0;
  std::size_t count = 0;
  const auto add_up = [&] {
    kernels().plogp(terms.get(), count, terms.get());
    total += pairwise_sum({terms.get(), count});
    count = 0;
  };
  // Written without a branch on p: whether it is 0 is as good as random after a cut.
  for (const double p : probabilities) {
    terms[count] = p;
    count += p > 0 ? 1 : 0;
    if (count == pairwise_buffer) add_up();
  }
  add_up();
  // Subtracted from zero, so that a sure thing has entropy 0 and not -0.
  return 0.0 - total;
}

Result<double> surprise(double probability) {
  const bool is_share = probability >= 0 && probability <= 1;
  if (!is_share) return Error{bad_probabilities, probability};
  // Subtracted from zero for the same reason.
  return 0.0 - std::log(probability);
}

}  // namespace loaded_dice
