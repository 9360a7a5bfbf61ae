#include "sums.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace loaded_dice {
namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t block = 128;
constexpr std::size_t buffer = 8192;

double block_sum(std::span<const double> values) {
  std::array<double, lanes> sums;
  for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] = values[lane];
  const std::size_t whole = values.size() - values.size() % lanes;
  for (std::size_t i = lanes; i < whole; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += values[i + lane];
  }
  double total =
      ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
  for (std::size_t i = whole; i < values.size(); ++i) total += values[i];
  return total;
}

/// Of at most one buffer.
double halved_sum(std::span<const double> values) {
  if (values.size() < lanes) {
    double total = 0.0;
    for (const double value : values) total += value;
    return total;
  }
  if (values.size() <= block) return block_sum(values);
  std::size_t half = values.size() / 2;
  half -= half % lanes;
  return halved_sum(values.first(half)) + halved_sum(values.subspan(half));
}

/// Values that are 0 but for a few, between two ids.
struct Sparse {
  std::span<const std::uint32_t> ids;
  std::span<const double> values;
  std::size_t start;
  std::size_t end;

  [[nodiscard]] Sparse part(std::size_t from, std::size_t to) const {
    const auto first = std::lower_bound(ids.begin(), ids.end(), from) - ids.begin();
    const auto last = std::lower_bound(ids.begin() + first, ids.end(), to) - ids.begin();
    const auto offset = static_cast<std::size_t>(first);
    const auto count = static_cast<std::size_t>(last - first);
    return {ids.subspan(offset, count), values.subspan(offset, count), from, to};
  }
};

/// As halved_sum. Blocks without a value are left out: adding their 0 changes nothing.
double halved_sum(const Sparse& sparse) {
  if (sparse.ids.empty()) return 0.0;
  const std::size_t size = sparse.end - sparse.start;
  if (size <= block) {
    std::array<double, block> all{};
    for (std::size_t i = 0; i < sparse.ids.size(); ++i) {
      all[sparse.ids[i] - sparse.start] = sparse.values[i];
    }
    return halved_sum(std::span<const double>(all).first(size));
  }
  std::size_t half = size / 2;
  half -= half % lanes;
  return halved_sum(sparse.part(sparse.start, sparse.start + half)) +
         halved_sum(sparse.part(sparse.start + half, sparse.end));
}

}  // namespace

double sparse_pairwise_sum(std::span<const std::uint32_t> ids, std::span<const double> values,
                           std::size_t size) {
  const Sparse sparse{ids, values, 0, size};
  double total = 0.0;
  for (std::size_t start = 0; start < size; start += buffer) {
    total += halved_sum(sparse.part(start, std::min(start + buffer, size)));
  }
  return total;
}

double pairwise_sum(std::span<const double> values) {
  double total = 0.0;
  for (std::size_t start = 0; start < values.size(); start += buffer) {
    total += halved_sum(values.subspan(start, std::min(buffer, values.size() - start)));
  }
  return total;
}

std::vector<double> running_sums(std::span<const double> values) {
  std::vector<double> sums(values.size());
  double total = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) sums[i] = total += values[i];
  return sums;
}

}  // namespace loaded_dice
