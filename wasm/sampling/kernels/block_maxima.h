// The largest logit of each block: one look at every logit, and from then on most blocks need not
// be looked at again. Four running maxima, so that no comparison waits for the one before.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

constexpr float minus_infinity = -std::numeric_limits<float>::infinity();

/// Fills `maxima` [blocks, padded with -infinity].
Peak block_maxima(BlockStarts blocks, float* maxima) {
  Floats peak = all(minus_infinity);
  Ints odd{};
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Floats largest[4];
    for (std::size_t row = 0; row < 4; ++row) {
      const auto first = load<Floats>(logits + row * float_lanes);
      const auto second = load<Floats>(logits + (row + 4) * float_lanes);
      // A sum is NaN where one of the two is, or where +infinity meets -infinity.
      odd |= (first + second) != (first + second);
      largest[row] = larger(first, second);
    }
    const Floats four = larger(larger(largest[0], largest[1]), larger(largest[2], largest[3]));
    peak = larger(peak, four);
    maxima[block] = largest_lane(four);
  }
  for (std::size_t rest = blocks.count; rest % padding != 0; ++rest) maxima[rest] = minus_infinity;
  return {largest_lane(peak), mask_of(odd) != 0};
}

/// The smallest of the values that are finite; +infinity where none is.
float smallest_finite(const float* values, std::size_t count) {
  float smallest = -minus_infinity;
  for (std::size_t i = 0; i < count; ++i) {
    if (values[i] > minus_infinity && values[i] < smallest) smallest = values[i];
  }
  return smallest;
}

}  // namespace
}  // namespace loaded_dice
