// Softmax of a model's logits at a temperature.
#pragma once

#include <span>
#include <vector>

#include "error.h"
#include "numeric/weights.h"

namespace loaded_dice {

/// Weights of raw `logits` at a temperature; at 0 the best token weighs 1 and the others nothing.
/// Errors: those of check_logits, bad_temperature.
[[nodiscard]] Result<Weights> weights(std::span<const double> logits, double temperature);

/// Probabilities [V] of raw `logits` at a temperature; at 0 the best token has all of it.
/// Errors: those of check_logits, bad_temperature.
[[nodiscard]] Result<std::vector<double>> softmax(std::span<const double> logits,
                                                  double temperature);

}  // namespace loaded_dice
