// The largest logit of each block: one look at every logit, and from then on most blocks need not
// be looked at again. A NaN is not larger than anything, but makes the block's sum NaN; so do
// +infinity beside -infinity, and sums of numbers near the end of float32.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

/// Fills `maxima` [blocks, padded with -infinity].
Peak block_maxima(BlockStarts blocks, float* maxima) {
  Floats peak = all(minus_infinity);
  Ints odd{};
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Floats rows[8];
    for (std::size_t row = 0; row < 8; ++row) {
      rows[row] = load<Floats>(logits + row * float_lanes);
    }
    const Floats sum =
        ((rows[0] + rows[1]) + (rows[2] + rows[3])) + ((rows[4] + rows[5]) + (rows[6] + rows[7]));
    odd |= sum != sum;
    const Floats four = larger(larger(larger(rows[0], rows[1]), larger(rows[2], rows[3])),
                               larger(larger(rows[4], rows[5]), larger(rows[6], rows[7])));
    peak = larger(peak, four);
    maxima[block] = largest_lane(four);
  }
  for (std::size_t rest = blocks.count; rest % padding != 0; ++rest) maxima[rest] = minus_infinity;
  return {largest_lane(peak), mask_of(odd) != 0};
}

/// The smallest of the values that are finite; +infinity where none is. `values` are padded with
/// -infinity.
float smallest_finite(const float* values, std::size_t count) {
  Floats largest = all(minus_infinity);
  for (std::size_t i = 0; i < count; i += float_lanes) {
    const auto next = load<Floats>(values + i);
    // The largest of the negated values; masked ones take no part.
    const Ints finite = next > minus_infinity;
    largest = larger(largest, where(finite, -next) + where(~finite, next));
  }
  return -largest_lane(largest);
}

}  // namespace
}  // namespace loaded_dice
