// Shannon entropy: how undecided a distribution is.
#pragma once

#include <span>

#include "../error.h"

namespace loaded_dice {

/// -sum p ln p in nats, exact form: 0 ln 0 is 0 and nothing is added inside the logarithm. The
/// pairwise sum runs over the nonzero terms in id order: `q = p[p > 0]; -np.sum(q * np.log(q))`.
[[nodiscard]] double entropy(std::span<const double> probabilities);

/// -ln p in nats: how much a token of that probability surprises. Infinite for p = 0; the mean over
/// a distribution is its entropy. Outside [0, 1] it is bad_probabilities.
[[nodiscard]] Result<double> surprise(double probability);

}  // namespace loaded_dice
