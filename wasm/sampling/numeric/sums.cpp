#include "sums.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace loaded_dice {
namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t block = 128;

double total_of(const std::array<double, lanes>& sums) {
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

double block_sum(std::span<const double> values) {
  std::array<double, lanes> sums;
  for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] = values[lane];
  const std::size_t whole = values.size() - values.size() % lanes;
  for (std::size_t i = lanes; i < whole; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += values[i + lane];
  }
  double total = total_of(sums);
  for (std::size_t i = whole; i < values.size(); ++i) total += values[i];
  return total;
}

/// The pairwise sum of at most one buffer.
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

  /// Removes the part before `middle` and returns it.
  Sparse split_off(std::size_t middle) {
    const auto count =
        static_cast<std::size_t>(std::lower_bound(ids.begin(), ids.end(), middle) - ids.begin());
    const Sparse before{ids.first(count), values.first(count), start, middle};
    *this = {ids.subspan(count), values.subspan(count), middle, end};
    return before;
  }
};

/// The same sum as block_sum: a missing value would have added 0.
double block_sum(const Sparse& sparse) {
  const std::size_t size = sparse.end - sparse.start;
  const std::size_t whole = sparse.start + (size < lanes ? 0 : size - size % lanes);
  std::array<double, lanes> sums{};
  std::size_t i = 0;
  for (; i < sparse.ids.size() && sparse.ids[i] < whole; ++i) {
    sums[(sparse.ids[i] - sparse.start) % lanes] += sparse.values[i];
  }
  double total = total_of(sums);
  for (; i < sparse.ids.size(); ++i) total += sparse.values[i];
  return total;
}

/// The same sum as halved_sum.
double halved_sum(Sparse sparse) {
  if (sparse.ids.size() < 2) return sparse.ids.empty() ? 0.0 : sparse.values[0];
  const std::size_t size = sparse.end - sparse.start;
  if (size <= block) return block_sum(sparse);
  std::size_t half = size / 2;
  half -= half % lanes;
  const double first = halved_sum(sparse.split_off(sparse.start + half));
  return first + halved_sum(sparse);
}

/// The same sum as halved_sum of a whole buffer. There every half has the same size, so the sums of
/// the blocks come first and are then added pair by pair. Recursion down to the few values would
/// cost branches that the processor predicts badly.
double buffer_sum(const Sparse& sparse) {
  std::array<double, pairwise_buffer / block> sums{};
  for (std::size_t i = 0; i < sparse.ids.size();) {
    const std::size_t leaf = (sparse.ids[i] - sparse.start) / block;
    std::array<double, lanes> of_block{};
    for (; i < sparse.ids.size(); ++i) {
      const std::size_t place = sparse.ids[i] - sparse.start;
      if (place / block != leaf) break;
      of_block[place % lanes] += sparse.values[i];
    }
    sums[leaf] = total_of(of_block);
  }
  for (std::size_t count = sums.size() / 2; count > 0; count /= 2) {
    for (std::size_t i = 0; i < count; ++i) sums[i] = sums[2 * i] + sums[2 * i + 1];
  }
  return sums[0];
}

}  // namespace

double sparse_pairwise_sum(std::span<const std::uint32_t> ids, std::span<const double> values,
                           std::size_t size) {
  Sparse sparse{ids, values, 0, size};
  double total = 0.0;
  while (sparse.start + pairwise_buffer <= size) {
    total += buffer_sum(sparse.split_off(sparse.start + pairwise_buffer));
  }
  return total + halved_sum(sparse);
}

double pairwise_sum(std::span<const double> values) {
  double total = 0.0;
  for (std::size_t start = 0; start < values.size(); start += pairwise_buffer) {
    total += halved_sum(values.subspan(start, std::min(pairwise_buffer, values.size() - start)));
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
