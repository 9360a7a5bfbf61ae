// How many values reach a bound, and what those weigh: the questions of a bisection.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

/// `values` are padded with -infinity; `bound` is above it.
std::size_t count_at_least(const float* values, std::size_t count, float bound) {
  Ints even{};
  Ints odd{};
  std::size_t i = 0;
  for (; i + float_lanes < count; i += 2 * float_lanes) {
    // A comparison that holds is -1.
    even -= load<Floats>(values + i) >= bound;
    odd -= load<Floats>(values + i + float_lanes) >= bound;
  }
  if (i < count) even -= load<Floats>(values + i) >= bound;
  const Ints both = even + odd;
  std::size_t total = 0;
  for (std::size_t lane = 0; lane < float_lanes; ++lane) {
    total += static_cast<std::size_t>(both[lane]);
  }
  return total;
}

/// `values` and their `weights` are padded too. The sum is in float64, in no particular order.
Tally tally_at_least(const float* values, const double* weights, std::size_t count, float bound) {
  Doubles low{};
  Doubles high{};
  Longs counts{};
  for (std::size_t i = 0; i < count; i += float_lanes) {
    const Longs low_in = widened(values + i) >= static_cast<double>(bound);
    const Longs high_in = widened(values + i + double_lanes) >= static_cast<double>(bound);
    low += where(low_in, load<Doubles>(weights + i));
    high += where(high_in, load<Doubles>(weights + i + double_lanes));
    counts -= low_in + high_in;
  }
  return {static_cast<std::size_t>(counts[0] + counts[1] + counts[2] + counts[3]),
          sum_of(low + high)};
}

/// What values weigh by float32 weights, for a guess. Both lists are padded.
float mass_at_least(const float* values, const float* weights, std::size_t count, float bound) {
  const Floats from = held(bound);
  Floats sum{};
  for (std::size_t i = 0; i < count; i += float_lanes) {
    sum += where(load<Floats>(values + i) >= from, load<Floats>(weights + i));
  }
  return sum_of(sum);
}

}  // namespace
}  // namespace loaded_dice
