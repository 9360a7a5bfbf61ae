// One roll of the loaded die, and how it looks from the stages before the cuts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "error.h"
#include "stages/settings.h"

namespace loaded_dice {

/// The token that u picked, or one that was forced. `raw` is the softmax of the logits at
/// temperature 1, `uncut` what the stages before the first cut made of it; entropies and the
/// surprise, -ln of the raw probability, are in nats. `margin` is u's distance to the nearer
/// edge of the token's interval of [0, 1): below 0 where a forced token does not lie under it.
struct Roll {
  std::uint32_t id;
  double probability;
  double uncut_probability;
  double raw_probability;
  double surprise;
  double entropy;
  double uncut_entropy;
  double raw_entropy;
  std::size_t kept;
  double margin;
};

/// Errors: those of `sample`; bad_token_id for a forced token outside the vocabulary.
[[nodiscard]] Result<Roll> roll(std::span<const double> logits, const Settings& settings, double u,
                                std::optional<std::uint32_t> forced = {});

/// The same roll of float32 logits; faster.
[[nodiscard]] Result<Roll> roll(std::span<const float> logits, const Settings& settings, double u,
                                std::optional<std::uint32_t> forced = {});

}  // namespace loaded_dice
