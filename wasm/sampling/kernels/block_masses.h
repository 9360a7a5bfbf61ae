// What each block of logits weighs, without keeping the weight of any one of them.
//
// In float32 no weight of a block goes through more than eight additions, so that the block's sum
// is within eight roundings of what its weights are worth; sums of blocks are float64. The fine
// masses are float64 throughout.
#pragma once

#include "kernels.h"
#include "power_of_two.h"

namespace loaded_dice {
namespace {

/// Fills `masses` [blocks].
void quick_masses(BlockStarts blocks, QuickWeighing by, double* masses) {
  const QuickWeights weights(by);
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Floats sums[2]{};
    // Two at a time: more would not fit the registers.
    for (std::size_t i = 0; i < block_size; i += 2 * float_lanes) {
      sums[0] += weights(load<Floats>(logits + i));
      sums[1] += weights(load<Floats>(logits + i + float_lanes));
    }
    masses[block] = sum_of(sums[0] + sums[1]);
  }
}

/// Fills `masses` [blocks] with what the logits from `from` up weigh, and gives what all do.
double fine_masses(BlockStarts blocks, FineWeighing by, float from, double* masses) {
  const FineWeights weights(by);
  const Doubles limit = held(static_cast<double>(from));
  Doubles total{};
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Doubles sums{};
    for (std::size_t i = 0; i < block_size; i += double_lanes) {
      const Doubles values = widened(logits + i);
      const Doubles weight = weights(values);
      total += weight;
      sums += where(values >= limit, weight);
    }
    masses[block] = sum_of(sums);
  }
  return sum_of(total);
}

}  // namespace
}  // namespace loaded_dice
