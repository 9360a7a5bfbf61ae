// The kernels against libm, and one instruction set's against another's.
#include "sampling/kernels/kernels.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "../fingerprint.hpp"
#include "../hard_logits.hpp"
#include "sampling/random.h"

using namespace loaded_dice;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Distance from `expected` in units of its last place.
double units_off(double actual, double expected) {
  const double unit = std::nextafter(std::abs(expected), infinity) - std::abs(expected);
  return std::abs(actual - expected) / unit;
}

std::vector<float> logits_of(std::size_t count) {
  Random random(3);
  std::vector<float> logits(count);
  for (float& logit : logits) logit = static_cast<float>(5 * normal(random));
  return logits;
}

}  // namespace

TEST_CASE("exponentials are within one unit in the last place, below 2^-1022 too") {
  std::vector<double> exponents{0.0, -1e-300, -1e-17, -0.34657359, -708.4, -720.0, -745.1};
  Random random(1);
  for (int i = 0; i < 200000; ++i) exponents.push_back(-750 * std::pow(uniform(random), 3));
  std::vector<double> results(exponents.size());
  kernels().exponentials(exponents.data(), exponents.size(), 0.0, results.data());
  double worst = 0;
  for (std::size_t i = 0; i < exponents.size(); ++i) {
    worst = std::max(worst, units_off(results[i], std::exp(exponents[i])));
  }
  CHECK(worst <= 1.0);
  CHECK(results[0] == 1.0);
}

TEST_CASE("exponentials of what is far below are 0") {
  const std::vector<double> exponents{-746.0, -1e5, -1e300, -infinity};
  std::vector<double> results(4, 1.0);
  kernels().exponentials(exponents.data(), 4, 0.0, results.data());
  CHECK(results == std::vector<double>(4, 0.0));
}

TEST_CASE("p ln p is within two units in the last place") {
  std::vector<double> probabilities{1.0, 0.5, 1 - 0x1p-53, 1e-308, 5e-324, 0.7071067811865476};
  Random random(2);
  for (int i = 0; i < 200000; ++i) probabilities.push_back(std::exp(-700 * uniform(random)));
  std::vector<double> terms(probabilities.size());
  kernels().plogp(probabilities.data(), probabilities.size(), terms.data());
  double worst = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    worst = std::max(worst, units_off(terms[i], probabilities[i] * std::log(probabilities[i])));
  }
  CHECK(worst <= 2.0);
  CHECK(terms[0] == 0.0);
}

TEST_CASE("quick weights keep the bound that masses count on") {
  const auto scale = static_cast<float>(1.4426950408889634 / 0.7);
  const std::vector<float> logits = logits_of(50000);
  for (std::size_t set = 0; set < kernel_sets().count; ++set) {
    std::vector<float> weights(logits.size());
    kernel_sets().sets[set]->quick_weights(logits.data(), logits.size(), {scale, -62.0F},
                                           weights.data());
    double worst = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
      const double x = logits[i];
      const double bound = 2e-7 + 0x1p-24 * std::abs(x / 0.7);
      const double wanted = std::exp2(x * static_cast<double>(scale) - 62);
      worst = std::max(worst, std::abs(weights[i] / wanted - 1) / bound);
    }
    CHECK(worst <= 1.0);
  }
}

TEST_CASE("fine masses are within 6e-11, and count above the bound what they are asked to") {
  const std::vector<float> logits = logits_of(64);
  const float* start = logits.data();
  for (std::size_t set = 0; set < kernel_sets().count; ++set) {
    double upper = 0;
    const double all =
        kernel_sets().sets[set]->fine_masses({&start, 1}, {2.0, -40.0}, 1.0F, &upper);
    double wanted = 0;
    double wanted_upper = 0;
    for (const float x : logits) {
      const double weight = std::exp2(2.0 * x - 40);
      wanted += weight;
      if (x >= 1.0F) wanted_upper += weight;
    }
    CHECK(std::abs(all / wanted - 1) < 6e-11);
    CHECK(std::abs(upper / wanted_upper - 1) < 6e-11);
    CHECK(upper < all);
  }
}

TEST_CASE("a range's logits are collected in id order, and what reaches a bound is weighed") {
  const std::vector<float> logits = logits_of(64 * 9);
  std::vector<const float*> starts;
  for (std::size_t i = 0; i < logits.size(); i += 64) starts.push_back(logits.data() + i);
  const std::vector<float> weights(logits.size(), 0.5F);
  for (std::size_t set = 0; set < kernel_sets().count; ++set) {
    const Kernels& use = *kernel_sets().sets[set];
    std::vector<float> maxima(padded(starts.size()));
    CHECK_FALSE(use.block_maxima({starts.data(), starts.size()}, maxima.data()).odd);
    std::vector<float> values(logits.size());
    std::vector<std::uint32_t> ids(logits.size());
    ids.resize(use.collect({starts.data(), starts.size()}, maxima.data(), {2.0F, 7.0F},
                           values.data(), ids.data()));
    std::vector<std::uint32_t> wanted;
    std::size_t reached = 0;
    for (std::uint32_t id = 0; id < logits.size(); ++id) {
      if (logits[id] >= 2.0F && logits[id] < 7.0F) wanted.push_back(id);
      reached += logits[id] >= 2.0F ? 1 : 0;
    }
    CHECK(ids == wanted);
    CHECK(use.mass_at_least(logits.data(), weights.data(), logits.size(), 2.0F) ==
          0.5F * static_cast<float>(reached));
  }
}

TEST_CASE("every instruction set and every machine gives the same bits of what is no estimate") {
  // No libm in these: it differs from machine to machine.
  Random random(3);
  std::vector<float> logits(64 * 40);
  for (float& logit : logits) logit = 5 * bell(random);
  std::vector<const float*> starts;
  for (std::size_t i = 0; i < logits.size(); i += 64) starts.push_back(logits.data() + i);
  const BlockStarts blocks{starts.data(), starts.size()};
  for (std::size_t set = 0; set < kernel_sets().count; ++set) {
    const Kernels& use = *kernel_sets().sets[set];
    CAPTURE(std::string(use.name));
    std::vector<float> maxima(40);
    std::vector<double> values(64 * 40);
    Fingerprint print;
    print.add(static_cast<double>(use.block_maxima(blocks, maxima.data()).largest));
    print.add(static_cast<double>(use.smallest_finite(maxima.data(), maxima.size())));
    use.weights(logits.data(), logits.size(), {0.7, 30.0}, values.data());
    for (const double value : values) print.add(value);
    use.plogp(std::vector<double>(values).data(), values.size(), values.data());
    for (const double value : values) print.add(value);
    print.add(static_cast<double>(use.count_at_least(logits.data(), logits.size(), 1.0F)));
    print.add(use.tally_at_least(logits.data(), values.data(), logits.size(), 1.0F).mass);
    CHECK(print.state == 0xea0b02a07bbeb2d6);
  }
}
