// From scores to probabilities.
#pragma once

#include <span>
#include <vector>

#include "error.h"

namespace loaded_dice {

/// What softmax divides by what: exp(s[i] - max s) [V], 0 for a removed token, and their pairwise
/// sum over all V entries in id order, those zeros included.
struct Weights {
  std::vector<double> values;
  double sum;
};

/// Weights of `scores` [V]: `e = np.exp(s - s.max())` and `np.sum(e)`. At least one score is above
/// -infinity.
[[nodiscard]] Weights weights(std::span<const double> scores);

/// Weights of raw `logits` at a temperature; at 0 the best token weighs 1 and the others nothing.
/// Errors: those of check_logits, bad_temperature.
[[nodiscard]] Result<Weights> weights(std::span<const double> logits, double temperature);

/// Probabilities [V]: the weights of `scores`, each divided by their sum.
[[nodiscard]] std::vector<double> softmax(std::span<const double> scores);

/// Probabilities [V] of raw `logits` at a temperature; at 0 the best token has all of it.
/// Errors: those of check_logits, bad_temperature.
[[nodiscard]] Result<std::vector<double>> softmax(std::span<const double> logits,
                                                  double temperature);

/// Divides by the pairwise sum, so that what was cut is shared out among the survivors.
[[nodiscard]] std::vector<double> renormalised(std::span<const double> probabilities);

}  // namespace loaded_dice
