#include "raw_distribution.h"

#include <cstring>
#include <utility>

#include "../numeric/entropy.h"
#include "../numeric/order.h"
#include "../numeric/weights.h"

namespace loaded_dice {
namespace {

bool is_same(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

}  // namespace

const RawDistribution& raw_distribution(std::span<const double> logits) {
  static thread_local RawDistribution last;
  if (is_same(last.logits, logits)) return last;
  std::vector<double> probabilities = softmax(logits);
  const double nats = entropy(probabilities);
  last = {{logits.begin(), logits.end()}, std::move(probabilities), nats, kept_by_score(logits)};
  return last;
}

}  // namespace loaded_dice
