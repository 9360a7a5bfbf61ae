// Adaptive temperature: the less sure the model is, the hotter it is sampled.
#pragma once

#include <span>

#include "error.h"

namespace loaded_dice {

/// `base` is the temperature the model's doubt is measured at; the answer lies in
/// [minimum, maximum].
struct AdaptiveRange {
  double base = 1.0;
  double minimum = 0.3;
  double maximum = 1.5;
};

/// `entropy` in nats at the base temperature.
struct AdaptiveTemperature {
  double temperature;
  double entropy;
};

/// h = H(softmax(logits / base)) / ln V, clamped to [0, 1] against rounding (0 when V = 1), mapped
/// linearly: T = minimum + (maximum - minimum) h.
/// Errors: those of check_logits, and bad_temperature for any of the three or minimum > maximum.
[[nodiscard]] Result<AdaptiveTemperature> adaptive_temperature(std::span<const double> logits,
                                                               const AdaptiveRange& range);

}  // namespace loaded_dice
