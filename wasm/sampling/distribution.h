// A distribution over the vocabulary.
#pragma once

#include <cstdint>
#include <vector>

namespace loaded_dice {

/// `probabilities` [V], `kept` ids ascending (a kept token may underflow to p = 0), entropy in
/// nats.
struct Distribution {
  std::vector<double> probabilities;
  std::vector<std::uint32_t> kept;
  double entropy;
};

}  // namespace loaded_dice
