// Element by element, from one list into another: weights, exponentials, terms of an entropy.
#pragma once

#include "exponential.h"
#include "kernels.h"
#include "logarithm.h"
#include "power_of_two.h"

namespace loaded_dice {
namespace {

/// Calls `step` with the place of every `lanes` entries; what is left over goes through a copy that is
/// filled up with `filler`, so that nothing outside of the lists is touched.
template <std::size_t lanes, typename From, typename To, typename Step>
LANES void transform(const From* from, std::size_t count, To* to, From filler, Step step) {
  const std::size_t whole = count - count % lanes;
  for (std::size_t i = 0; i < whole; i += lanes) step(from + i, to + i);
  if (whole == count) return;
  From rest[lanes];
  To results[lanes];
  for (std::size_t i = 0; i < lanes; ++i) rest[i] = whole + i < count ? from[whole + i] : filler;
  step(rest, results);
  for (std::size_t i = whole; i < count; ++i) to[i] = results[i - whole];
}

/// The float32 weights that block_masses adds up.
void float_weights(const float* logits, std::size_t count, FloatWeighing by, float* weights) {
  transform<float_lanes>(logits, count, weights, 0.0F, [by](const float* from, float* to) {
    store(to, weight_of(load<Floats>(from), by.largest, by.scale));
  });
}

/// exp(x / temperature - largest) of float32 logits.
void weights(const float* logits, std::size_t count, Weighing by, double* weights) {
  transform<float_lanes>(logits, count, weights, 0.0F, [by](const float* from, double* to) {
    store(to, exponential(widened(from) / by.temperature - by.largest));
    store(to + double_lanes,
          exponential(widened(from + double_lanes) / by.temperature - by.largest));
  });
}

/// exp(x - shift).
void exponentials(const double* exponents, std::size_t count, double shift, double* results) {
  transform<double_lanes>(exponents, count, results, 0.0, [shift](const double* from, double* to) {
    store(to, exponential(load<Doubles>(from) - shift));
  });
}

/// p ln p; every p is above 0.
void plogp(const double* probabilities, std::size_t count, double* terms) {
  transform<double_lanes>(probabilities, count, terms, 1.0, [](const double* from, double* to) {
    const auto p = load<Doubles>(from);
    store(to, p * logarithm(p));
  });
}

}  // namespace
}  // namespace loaded_dice
