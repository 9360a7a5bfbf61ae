#include "random.h"

#include <cmath>

#include "draw.h"

namespace loaded_dice {

double uniform(Random& random) {
  // Two statements: the order of the two words matters.
  const std::uint32_t high = static_cast<std::uint32_t>(random.engine()) >> 5;
  const std::uint32_t low = static_cast<std::uint32_t>(random.engine()) >> 6;
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

void skip(Random& random, std::uint64_t count) {
  // Each random number takes two words.
  random.engine.discard(2 * count);
}

Result<double> uniform(Random& random, double low, double high) {
  const double range = high - low;
  if (!std::isfinite(range)) return Error{bad_range, range};
  return low + range * uniform(random);
}

double normal(Random& random) {
  if (random.has_spare_normal) {
    random.has_spare_normal = false;
    return random.spare_normal;
  }
  double x1 = 0.0;
  double x2 = 0.0;
  double squared = 0.0;
  do {
    x1 = 2.0 * uniform(random) - 1.0;
    x2 = 2.0 * uniform(random) - 1.0;
    squared = x1 * x1 + x2 * x2;
  } while (squared >= 1.0 || squared == 0.0);
  const double factor = std::sqrt(-2.0 * std::log(squared) / squared);
  random.spare_normal = factor * x1;
  random.has_spare_normal = true;
  return factor * x2;
}

Status choice(Random& random, std::span<const double> probabilities, std::span<std::uint32_t> ids) {
  const Result<std::vector<double>> edges = cumulative(probabilities);
  if (!edges.ok()) return edges.error();
  for (std::uint32_t& id : ids) id = first_above(edges.value(), uniform(random));
  return {};
}

}  // namespace loaded_dice
