// The sum of the weights of many logits, and a bound of its error.
#pragma once

#include <cstddef>
#include <vector>

#include "prepared_logits.h"

namespace loaded_dice {

/// `sum` of weights, within `error` of the definition's.
struct Mass {
  double sum;
  double error;
};

/// The mass of every block [blocks], and of all of them. The units are the definition's weights.
struct BlockMasses {
  std::vector<double> blocks;
  Mass total;
};

/// By float32 weights.
[[nodiscard]] BlockMasses quick_masses(const PreparedLogits& prepared);

/// Block masses of the entries from a bound up, and the mass of all entries.
struct FineMasses {
  BlockMasses upper;
  Mass total;
};

/// By float64 weights, whose error is small enough for tokens of a share of about 1e-9.
[[nodiscard]] FineMasses fine_masses(const PreparedLogits& prepared, float from);

/// The weights of one block, bit for bit the definition's.
[[nodiscard]] std::array<double, block_size> weights_of_block(const PreparedLogits& prepared,
                                                              std::size_t block);

/// The scale of the kernel `quick_weights`, and the factor that turns a kernel's weights into the
/// definition's.
[[nodiscard]] QuickWeighing quick_weighing(const PreparedLogits& prepared);
[[nodiscard]] double unit_of(const PreparedLogits& prepared, double scale, double whole);

}  // namespace loaded_dice
