#include "adaptive.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "numeric/entropy.h"
#include "softmax.h"
#include "stages/temperature.h"

namespace loaded_dice {

Result<AdaptiveTemperature> adaptive_temperature(std::span<const double> logits,
                                                 const AdaptiveRange& range) {
  const Result<std::vector<double>> probabilities = softmax(logits, range.base);
  if (!probabilities.ok()) return probabilities.error();
  for (const double limit : {range.minimum, range.maximum}) {
    if (const Status status = check_temperature(limit)) return *status;
  }
  if (range.minimum > range.maximum) return Error{bad_temperature, range.minimum};

  const double nats = entropy(probabilities.value());
  const double most = std::log(static_cast<double>(logits.size()));
  const double share = most > 0 ? std::clamp(nats / most, 0.0, 1.0) : 0.0;
  return AdaptiveTemperature{range.minimum + (range.maximum - range.minimum) * share, nats};
}

}  // namespace loaded_dice
