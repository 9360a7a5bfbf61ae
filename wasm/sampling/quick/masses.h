// What many logits weigh together, and how far that can be from the truth.
#pragma once

#include <cstddef>
#include <vector>

#include "ground.h"

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
[[nodiscard]] BlockMasses quick_masses(const Ground& ground);

/// Block masses of the entries from a bound up, and what all entries weigh.
struct FineMasses {
  BlockMasses upper;
  Mass total;
};

/// By float64 weights that are good for decisions about tokens of about 1e-9.
[[nodiscard]] FineMasses fine_masses(const Ground& ground, float from);

/// The weights of one block, bit for bit the definition's.
[[nodiscard]] std::array<double, block_size> weights_of_block(const Ground& ground,
                                                              std::size_t block);

/// What `quick_weights` must be given, and what its weights are multiplied with to become the
/// definition's.
[[nodiscard]] QuickWeighing quick_weighing(const Ground& ground);
[[nodiscard]] double unit_of(const Ground& ground, double scale, double whole);

}  // namespace loaded_dice
