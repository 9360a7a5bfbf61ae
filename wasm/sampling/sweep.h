// The same logits at many temperatures.
#pragma once

#include <span>
#include <vector>

#include "error.h"

namespace loaded_dice {

/// One entry per temperature: entropy in nats, the largest probability, the sum of the three
/// largest.
struct Sweep {
  std::vector<double> entropy;
  std::vector<double> top1;
  std::vector<double> top3;
};

/// Errors: those of check_logits; bad_temperature with its place in `temperatures`.
[[nodiscard]] Result<Sweep> sweep(std::span<const double> logits,
                                  std::span<const double> temperatures);

}  // namespace loaded_dice
