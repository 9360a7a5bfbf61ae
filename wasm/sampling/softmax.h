// From scores to probabilities.
#pragma once

#include <span>
#include <vector>

#include "error.h"

namespace loaded_dice {

/// p[i] = exp(s[i] - max s) / Z over `scores` [V]; a removed token (-infinity) has p = 0.
/// Z is the pairwise sum over all V entries in id order, the zeros of removed tokens included:
/// `e = np.exp(s - s.max()); e / np.sum(e)`. At least one score is above -infinity.
[[nodiscard]] std::vector<double> softmax(std::span<const double> scores);

/// Probabilities [V] of raw `logits` at a temperature; at 0 the best token has all of it.
/// Errors: those of check_logits, bad_temperature.
[[nodiscard]] Result<std::vector<double>> softmax(std::span<const double> logits,
                                                  double temperature);

/// Divides by the pairwise sum, so that what was cut is shared out among the survivors.
[[nodiscard]] std::vector<double> renormalised(std::span<const double> probabilities);

}  // namespace loaded_dice
