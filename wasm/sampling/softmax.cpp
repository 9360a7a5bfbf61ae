#include "softmax.h"

#include <algorithm>
#include <utility>

#include "kernels/kernels.h"
#include "numeric/logits.h"
#include "numeric/sums.h"
#include "stages/temperature.h"

namespace loaded_dice {
namespace {

/// In place: a copy of V entries costs as much as the division.
std::vector<double> divided(std::vector<double> values, double total) {
  for (double& value : values) value /= total;
  return values;
}

}  // namespace

Weights weights(std::span<const double> scores) {
  const double largest = *std::max_element(scores.begin(), scores.end());
  std::vector<double> values(scores.size());
  kernels().exponentials(scores.data(), scores.size(), largest, values.data());
  const double sum = pairwise_sum(values);
  return {std::move(values), sum};
}

Result<Weights> weights(std::span<const double> logits, double temperature) {
  if (const Status status = check_logits(logits)) return *status;
  const Result<std::vector<double>> scores = scaled(logits, temperature);
  if (!scores.ok()) return scores.error();
  return weights(scores.value());
}

std::vector<double> softmax(std::span<const double> scores) {
  auto [values, sum] = weights(scores);
  return divided(std::move(values), sum);
}

Result<std::vector<double>> softmax(std::span<const double> logits, double temperature) {
  Result<Weights> weighed = weights(logits, temperature);
  if (!weighed.ok()) return weighed.error();
  return divided(std::move(weighed.value().values), weighed.value().sum);
}

std::vector<double> renormalised(std::span<const double> probabilities) {
  return divided({probabilities.begin(), probabilities.end()}, pairwise_sum(probabilities));
}

}  // namespace loaded_dice
