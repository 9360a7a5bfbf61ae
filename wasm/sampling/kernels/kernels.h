// The loops over whole vocabularies, in the fastest form this machine has (see README.md one folder
// up). Logits come in blocks of 64; `starts` holds the address of each block. Lists are padded to a
// multiple of `padding` entries, which kernels may read.
#pragma once

#include <cstddef>
#include <cstdint>

namespace loaded_dice {

inline constexpr std::size_t block_size = 64;
inline constexpr std::size_t padding = 8;

/// Entries with the padding.
constexpr std::size_t padded(std::size_t size) { return (size + padding - 1) / padding * padding; }

/// The largest logit. Where `odd`, some may be NaN, and the largest means nothing.
struct Peak {
  float largest;
  bool odd;
};

/// Logits in blocks.
struct BlockStarts {
  const float* const* starts;
  std::size_t count;
};

/// What quick weights are measured by: 2^(x scale + whole), scale = log2(e) / T. `whole` is a whole
/// number.
struct QuickWeighing {
  float scale;
  float whole;
};

/// The same in float64.
struct FineWeighing {
  double scale;
  double whole;
};

/// What the definition's weights are measured by: exp(x / temperature - largest).
struct Weighing {
  double temperature;
  double largest;
};

/// Logits from `from` on and below `under`.
struct Range {
  float from;
  float under;
};

/// How many values, and what they weigh together.
struct Tally {
  std::size_t count;
  double mass;
};

/// One instruction set's kernels; each is described where it is defined.
struct Kernels {
  const char* name;
  /// Whether a weight's exponent is a product that is not rounded.
  bool fuses;
  Peak (*block_maxima)(BlockStarts blocks, float* maxima);
  float (*smallest_finite)(const float* values, std::size_t count);
  std::size_t (*count_at_least)(const float* values, std::size_t count, float bound);
  Tally (*tally_at_least)(const float* values, const double* weights, std::size_t count,
                          float bound);
  float (*mass_at_least)(const float* values, const float* weights, std::size_t count, float bound);
  std::size_t (*collect)(BlockStarts blocks, const float* maxima, Range range, float* values,
                         std::uint32_t* ids);
  void (*quick_masses)(BlockStarts blocks, QuickWeighing by, double* masses);
  double (*fine_masses)(BlockStarts blocks, FineWeighing by, float from, double* masses);
  void (*quick_weights)(const float* logits, std::size_t count, QuickWeighing by, float* weights);
  void (*weights)(const float* logits, std::size_t count, Weighing by, double* weights);
  void (*exponentials)(const double* exponents, std::size_t count, double shift, double* results);
  void (*plogp)(const double* probabilities, std::size_t count, double* terms);
};

/// Those of the best instruction set that this machine has.
[[nodiscard]] const Kernels& kernels();

/// Every set that this machine has, `kernels()` first: for tests that compare their bits.
struct KernelSets {
  const Kernels* sets[2];
  std::size_t count;
};
[[nodiscard]] KernelSets kernel_sets();

}  // namespace loaded_dice
