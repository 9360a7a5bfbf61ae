#include "draw.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "numeric/sums.h"

namespace loaded_dice {
namespace {

// sqrt of the float64 epsilon, as in numpy.random.choice.
constexpr double sum_tolerance = 1.4901161193847656e-08;

}  // namespace

Status check_u(double u) {
  // Written so that NaN is refused too.
  if (!(u >= 0 && u < 1)) return Error{bad_coin, u};
  return {};
}

Status check_probabilities(std::span<const double> probabilities) {
  for (std::size_t id = 0; id < probabilities.size(); ++id) {
    const double p = probabilities[id];
    if (!std::isfinite(p) || p < 0) return Error{bad_probabilities, p, id};
  }
  const double total = pairwise_sum(probabilities);
  if (!(std::abs(total - 1.0) <= sum_tolerance)) return Error{bad_probabilities, total};
  return {};
}

Result<std::vector<double>> cumulative(std::span<const double> probabilities) {
  if (const Status status = check_probabilities(probabilities)) return *status;
  std::vector<double> edges = running_sums(probabilities);
  const double last = edges.back();
  for (double& edge : edges) edge /= last;
  return edges;
}

std::uint32_t first_above(std::span<const double> edges, double u) {
  return static_cast<std::uint32_t>(std::upper_bound(edges.begin(), edges.end(), u) -
                                    edges.begin());
}

Result<std::uint32_t> draw(std::span<const double> probabilities, double u) {
  const Result<std::vector<double>> edges = cumulative(probabilities);
  if (!edges.ok()) return edges.error();
  if (const Status status = check_u(u)) return *status;
  return first_above(edges.value(), u);
}

}  // namespace loaded_dice
