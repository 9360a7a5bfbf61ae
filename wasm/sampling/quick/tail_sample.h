// An estimate of the mass below the best tokens, from a sample of the blocks. It may be wrong, for
// it only decides where to look first.
#pragma once

#include <vector>

#include "prepared_logits.h"

namespace loaded_dice {

/// Entries under a bound and their weights [padded for the kernels], in the definition's units,
/// times the number of blocks that each block stands for.
struct TailSample {
  std::vector<float> entries;
  std::vector<float> weights;

  /// What the tokens from a bound up weigh.
  [[nodiscard]] double mass_from(float bound) const;
};

[[nodiscard]] TailSample sample_under(const PreparedLogits& prepared, float bound);

/// A nucleus: about where it ends, and how much mass a nat has there.
struct Guess {
  float bound;
  double density;
};

/// Where the sample reaches a mass.
[[nodiscard]] Guess guess_of(const TailSample& sample, const PreparedLogits& prepared, double mass);

}  // namespace loaded_dice
