// What many logits weigh together, by float32 weights, and how far that can be from the truth.
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

/// The mass of every block [blocks], counting entries under `below` only, and of all of them. The
/// units are the definition's weights.
struct BlockMasses {
  std::vector<double> blocks;
  Mass total;
};

[[nodiscard]] BlockMasses float_masses(const Ground& ground, float below);

/// The same of all entries by float64 weights, which only the order of addition sets apart.
[[nodiscard]] BlockMasses exact_masses(const Ground& ground);

/// The definition's weight of a penalised token.
[[nodiscard]] double weight_of_penalised(const PenalisedToken& token, const Ground& ground);

}  // namespace loaded_dice
