#include "weights.h"

#include <algorithm>
#include <utility>

#include "../kernels/kernels.h"
#include "sums.h"

namespace loaded_dice {

Weights weights(std::span<const double> scores) {
  const double largest = *std::max_element(scores.begin(), scores.end());
  std::vector<double> values(scores.size());
  kernels().exponentials(scores.data(), scores.size(), largest, values.data());
  const double sum = pairwise_sum(values);
  return {std::move(values), sum};
}

void divide(std::span<double> values, double total) {
  for (double& value : values) value /= total;
}

std::vector<double> softmax(std::span<const double> scores) {
  auto [values, sum] = weights(scores);
  divide(values, sum);
  return std::move(values);
}

std::vector<double> renormalised(std::span<const double> probabilities) {
  std::vector<double> shares(probabilities.begin(), probabilities.end());
  divide(shares, pairwise_sum(probabilities));
  return shares;
}

}  // namespace loaded_dice
