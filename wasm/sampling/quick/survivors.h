// A distribution that only a few tokens are left in: what they weigh, and the cuts among them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "blocks.h"
#include "candidates.h"

namespace loaded_dice {

/// Tokens in id order and their weights or probabilities [size, padded with 0 for the kernels].
struct Survivors {
  Candidates tokens;
  Scratch<double> masses;

  [[nodiscard]] std::span<const std::uint32_t> ids() const {
    return {tokens.ids.get(), tokens.size};
  }
  [[nodiscard]] std::span<const double> values() const { return {masses.get(), tokens.size}; }
};

/// Tokens with exp(score / temperature - largest), the very bits of `weights`.
[[nodiscard]] Survivors weighed(Candidates tokens, const Blocks& blocks, Weighing by);

/// Divides by the pairwise sum that all `vocabulary` tokens would have.
void renormalise(Survivors& survivors, std::size_t vocabulary);

/// Leaves the tokens at these places, ascending.
void keep(Survivors& survivors, std::span<const std::uint32_t> places);

/// Leaves the tokens whose mass is at least `bound`.
void keep_at_least(Survivors& survivors, double bound);

/// Whether no mass is within a relative `slack` of the bound.
[[nodiscard]] bool is_clear_of(const Survivors& survivors, double bound, double slack);

}  // namespace loaded_dice
