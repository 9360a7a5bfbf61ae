#include "temperature.h"

#include <cmath>
#include <cstddef>

#include "../numeric/logits.h"
#include "../numeric/order.h"

namespace loaded_dice {

Status check_temperature(double temperature) {
  if (!std::isfinite(temperature) || temperature < 0) {
    return Error{bad_temperature, temperature};
  }
  return {};
}

Result<std::vector<double>> scaled(std::span<const double> scores, double temperature) {
  if (const Status status = check_temperature(temperature)) return *status;
  if (temperature == 0) {
    std::vector<double> greedy(scores.size(), removed_score);
    const std::size_t best = argmax(scores);
    greedy[best] = scores[best];
    return greedy;
  }
  std::vector<double> quotients(scores.size());
  for (std::size_t id = 0; id < scores.size(); ++id) {
    quotients[id] = scores[id] / temperature;
    if (is_kept(scores[id]) && std::isinf(quotients[id])) {
      return Error{bad_temperature, temperature, id};
    }
  }
  return quotients;
}

}  // namespace loaded_dice
