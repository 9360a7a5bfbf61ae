// The largest logit of each block: one look at every logit, and from then on most blocks need not
// be looked at again. A NaN may get lost among maxima, but makes the sum NaN; so do +infinity
// beside -infinity, and sums of numbers near the end of float32.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

/// Fills `maxima` [blocks, padded with -infinity].
Peak block_maxima(BlockStarts blocks, float* maxima) {
  Floats peak = all(minus_infinity);
  Floats sum{};
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    // Two at a time and no more, so that all stays in registers.
    Floats best[2] = {load<Floats>(logits), load<Floats>(logits + float_lanes)};
    Floats sums[2] = {best[0], best[1]};
    for (std::size_t i = 2 * float_lanes; i < block_size; i += 2 * float_lanes) {
      const Floats rows[2] = {load<Floats>(logits + i), load<Floats>(logits + i + float_lanes)};
      best[0] = larger(best[0], rows[0]);
      best[1] = larger(best[1], rows[1]);
      sums[0] += rows[0];
      sums[1] += rows[1];
    }
    sum += sums[0] + sums[1];
    best[0] = larger(best[0], best[1]);
    peak = larger(peak, best[0]);
    maxima[block] = largest_lane(best[0]);
  }
  for (std::size_t rest = blocks.count; rest % padding != 0; ++rest) maxima[rest] = minus_infinity;
  return {largest_lane(peak), mask_of(sum != sum) != 0};
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
