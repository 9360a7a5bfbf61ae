// What each block of logits weighs, without keeping the weight of any one of them.
//
// In float32 a block's 64 weights are added as a tree of six additions, so that its sum is within
// six roundings of what its weights are worth; sums of blocks are float64.
#pragma once

#include "exponential.h"
#include "kernels.h"
#include "power_of_two.h"

namespace loaded_dice {
namespace {

LANES Floats weight_below(const float* logits, FloatWeighing by, float below) {
  const auto values = load<Floats>(logits);
  return where(values < below, weight_of(values, by.largest, by.scale));
}

/// Counts the logits under `below` only (+infinity for all). Fills `masses` [blocks] and gives
/// their sum.
double block_masses(BlockStarts blocks, FloatWeighing by, float below, double* masses) {
  double total = 0;
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Floats sums[4];
    for (std::size_t row = 0; row < 4; ++row) {
      sums[row] = weight_below(logits + row * float_lanes, by, below) +
                  weight_below(logits + (row + 4) * float_lanes, by, below);
    }
    masses[block] = sum_of((sums[0] + sums[1]) + (sums[2] + sums[3]));
    total += masses[block];
  }
  return total;
}

/// The same of all logits, with float64 weights.
double exact_block_masses(BlockStarts blocks, Weighing by, double* masses) {
  double total = 0;
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const float* logits = blocks.starts[block];
    Doubles sums{};
    for (std::size_t i = 0; i < block_size; i += double_lanes) {
      sums += exponential(widened(logits + i) / by.temperature - by.largest);
    }
    masses[block] = sum_of(sums);
    total += masses[block];
  }
  return total;
}

}  // namespace
}  // namespace loaded_dice
