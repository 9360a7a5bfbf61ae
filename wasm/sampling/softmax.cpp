#include "softmax.h"

#include <algorithm>
#include <cmath>

#include "logits.h"
#include "sums.h"
#include "temperature.h"

namespace loaded_dice {

std::vector<double> softmax(std::span<const double> scores) {
  const double largest = *std::max_element(scores.begin(), scores.end());
  std::vector<double> weights(scores.size());
  std::transform(scores.begin(), scores.end(), weights.begin(),
                 [largest](double score) { return std::exp(score - largest); });
  return renormalised(weights);
}

Result<std::vector<double>> softmax(std::span<const double> logits, double temperature) {
  if (const Status status = check_logits(logits)) return *status;
  const Result<std::vector<double>> scores = scaled(logits, temperature);
  if (!scores.ok()) return scores.error();
  return softmax(scores.value());
}

std::vector<double> renormalised(std::span<const double> probabilities) {
  const double total = pairwise_sum(probabilities);
  std::vector<double> shares(probabilities.size());
  std::transform(probabilities.begin(), probabilities.end(), shares.begin(),
                 [total](double p) { return p / total; });
  return shares;
}

}  // namespace loaded_dice
