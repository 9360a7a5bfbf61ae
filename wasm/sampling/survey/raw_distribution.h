// What every survey of the same logits begins with.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loaded_dice {

/// The softmax of the logits at temperature 1 and its entropy in nats; the kept ids by logit, from
/// the largest down (ties: lower id first).
struct RawDistribution {
  std::vector<double> logits;
  std::vector<double> probabilities;
  double entropy;
  std::vector<std::uint32_t> ranking;
};

/// A slider asks for the same logits over and over, so the last look is kept, and taken again where
/// one bit of them differs. The reference holds until the next call. `logits` have been checked.
[[nodiscard]] const RawDistribution& raw_distribution(std::span<const double> logits);

}  // namespace loaded_dice
