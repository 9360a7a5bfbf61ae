#include "softmax.h"

#include <utility>

#include "numeric/logits.h"
#include "stages/temperature.h"

namespace loaded_dice {

Result<Weights> weights(std::span<const double> logits, double temperature) {
  if (const Status status = check_logits(logits)) return *status;
  const Result<std::vector<double>> scores = scaled(logits, temperature);
  if (!scores.ok()) return scores.error();
  return weights(scores.value());
}

Result<std::vector<double>> softmax(std::span<const double> logits, double temperature) {
  Result<Weights> weighed = weights(logits, temperature);
  if (!weighed.ok()) return weighed.error();
  auto& [values, sum] = weighed.value();
  divide(values, sum);
  return std::move(values);
}

}  // namespace loaded_dice
