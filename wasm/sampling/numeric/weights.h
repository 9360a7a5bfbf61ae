// From scores to probabilities: exponentials, their sum, and the division by it.
#pragma once

#include <span>
#include <vector>

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

/// Divides every value by the total.
void divide(std::span<double> values, double total);

/// Probabilities [V]: the weights of `scores`, each divided by their sum.
[[nodiscard]] std::vector<double> softmax(std::span<const double> scores);

/// Probabilities divided by their pairwise sum, so that the survivors share what was cut.
[[nodiscard]] std::vector<double> renormalised(std::span<const double> probabilities);

}  // namespace loaded_dice
