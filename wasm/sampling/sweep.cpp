#include "sweep.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>

#include "numeric/entropy.h"
#include "softmax.h"
#include "stages/temperature.h"

namespace loaded_dice {

Result<Sweep> sweep(std::span<const double> logits, std::span<const double> temperatures) {
  Sweep result;
  for (std::size_t i = 0; i < temperatures.size(); ++i) {
    const Result<std::vector<double>> probabilities = softmax(logits, temperatures[i]);
    if (!probabilities.ok()) {
      Error error = probabilities.error();
      if (error.code == bad_temperature) error.index = i;
      return error;
    }
    std::array<double, 3> largest{};
    std::partial_sort_copy(probabilities.value().begin(), probabilities.value().end(),
                           largest.begin(), largest.end(), std::greater<>());
    result.entropy.push_back(entropy(probabilities.value()));
    result.top1.push_back(largest[0]);
    result.top3.push_back(largest[0] + largest[1] + largest[2]);
  }
  return result;
}

}  // namespace loaded_dice
