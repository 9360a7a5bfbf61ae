// A chain in the usual order, read as one plan: what the quick path can follow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "../stages/settings.h"

namespace loaded_dice {

/// Penalty, temperature, top-k, top-p, min-p. What is off: `tokens` empty, temperature 1, top_k 0,
/// top_p 1, min_p 0. The tokens are borrowed from the settings.
struct Plan {
  std::span<const std::int32_t> tokens = {};
  double penalty = 1.0;
  double temperature = 1.0;
  std::size_t top_k = 0;
  double top_p = 1.0;
  double min_p = 0.0;

  /// A cut by probability is followed by a division by what is left.
  [[nodiscard]] bool cuts_by_probability() const { return top_p < 1 || min_p > 0; }
};

/// Nothing for settings that are refused, for stages in another order, and for a temperature or a
/// min-p so far out that float32 or float64 would lose digits on the way.
[[nodiscard]] std::optional<Plan> plan_of(const Settings& settings, std::size_t vocabulary);

}  // namespace loaded_dice
