// Element by element, from one list into another: weights, exponentials, terms of an entropy.
#pragma once

#include "exponential.h"
#include "kernels.h"
#include "logarithm.h"
#include "power_of_two.h"

namespace loaded_dice {
namespace {

/// Calls `step` with the place of every `lanes` entries; the last ones go through a copy that is
/// filled up with `filler`, so that nothing outside of the lists is touched.
template <std::size_t lanes, typename From, typename To, typename Step>
LANES void transform(const From* from, std::size_t count, To* to, From filler, Step step) {
  for (std::size_t i = 0; i < count; i += lanes) {
    From rest[lanes];
    To results[lanes];
    const bool whole = i + lanes <= count;
    if (!whole) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        rest[lane] = i + lane < count ? from[i + lane] : filler;
      }
    }
    step(whole ? from + i : rest, whole ? to + i : results);
    if (whole) continue;
    for (std::size_t lane = 0; i + lane < count; ++lane) to[i + lane] = results[lane];
  }
}

/// The float32 weights that quick_masses adds up.
void quick_weights(const float* logits, std::size_t count, QuickWeighing by, float* weights) {
  const QuickWeights weight(by);
  transform<float_lanes>(logits, count, weights, 0.0F, [&weight](const float* from, float* to) {
    store(to, weight(load<Floats>(from)));
  });
}

/// exp(x / temperature - largest) of float32 logits.
void weights(const float* logits, std::size_t count, Weighing by, double* weights) {
  const Exponential exponential;
  transform<double_lanes>(logits, count, weights, 0.0F, [&](const float* from, double* to) {
    store(to, exponential(widened(from) / by.temperature - by.largest));
  });
}

/// exp(x - shift).
void exponentials(const double* exponents, std::size_t count, double shift, double* results) {
  const Exponential exponential;
  transform<double_lanes>(exponents, count, results, 0.0, [&](const double* from, double* to) {
    store(to, exponential(load<Doubles>(from) - shift));
  });
}

/// p ln p; every p is above 0.
void plogp(const double* probabilities, std::size_t count, double* terms) {
  const Logarithm logarithm;
  transform<double_lanes>(probabilities, count, terms, 1.0, [&](const double* from, double* to) {
    const auto p = load<Doubles>(from);
    store(to, p * logarithm(p));
  });
}

}  // namespace
}  // namespace loaded_dice
