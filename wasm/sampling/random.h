// NumPy's legacy random stream, bit for bit: np.random.seed, random_sample, uniform, randn, choice.
// No std::*_distribution: those differ between standard libraries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "error.h"

namespace loaded_dice {

/// One stream. `spare_normal` is the second value of the last pair of normals, if not yet used.
struct Random {
  explicit Random(std::uint32_t seed) : engine(seed) {}

  std::mt19937 engine;
  bool has_spare_normal = false;
  double spare_normal = 0.0;
};

/// A random number u in [0, 1) with 53 random bits, from two words of the engine.
[[nodiscard]] double uniform(Random& random);

/// Skips `count` random numbers, as that many calls of `uniform` would.
void skip(Random& random, std::uint64_t count);

/// low + (high - low) * u. Errors: bad_range where an end or high - low is not finite; then no
/// random number is used.
[[nodiscard]] Result<double> uniform(Random& random, double low, double high);

/// A standard normal by Marsaglia's polar method.
[[nodiscard]] double normal(Random& random);

/// Fills `ids` with draws, one random number each: `np.random.choice(V, n, p=probabilities)`.
/// Errors: bad_probabilities, see check_probabilities; then no random number is used
/// and `ids` is untouched.
[[nodiscard]] Status choice(Random& random, std::span<const double> probabilities,
                            std::span<std::uint32_t> ids);

}  // namespace loaded_dice
