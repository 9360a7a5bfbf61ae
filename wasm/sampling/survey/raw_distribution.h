// The distribution that every survey of the same logits starts from.
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

/// The distribution of the last call is kept, for a slider asks for the same logits over and over;
/// it is computed again where any bit of them differs. The reference is valid until the next call.
/// `logits` have been checked.
[[nodiscard]] const RawDistribution& raw_distribution(std::span<const double> logits);

}  // namespace loaded_dice
