// The inputs that many rows share, and a comparison within the tolerance of all figures.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "catch.hpp"
#include "sampling/numeric/logits.h"
#include "sampling/random.h"

/// Ten tokens: Paris, London, Berlin, the, a, is, Rome, Madrid, banana, cat.
inline constexpr std::array demo_logits{8.5, 5.2, 4.1, 2.0, 1.5, 1.0, 3.8, 3.5, -2.0, -3.5};

/// A thousand logits: twice standard normals of seed 42, five strong tokens, fifteen moderate ones.
inline std::vector<double> large_logits() {
  loaded_dice::Random random(42);
  std::vector<double> logits(1000);
  for (double& logit : logits) logit = 2 * loaded_dice::normal(random);
  const std::array strong{8.0, 5.0, 4.5, 4.0, 3.5};
  for (std::size_t i = 0; i < strong.size(); ++i) logits[i] = strong[i];
  for (std::size_t i = 5; i < 20; ++i) logits[i] = loaded_dice::uniform(random, 1.0, 3.0).value();
  return logits;
}

/// Each entry within 1e-12 of the expected one.
inline void require_close(std::span<const double> actual, std::span<const double> expected) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    INFO("index " << i);
    CHECK(actual[i] == Approx(expected[i]).epsilon(0).margin(1e-12));
  }
}
