#include "survivors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "../numeric/sums.h"

namespace loaded_dice {

Survivors weighed(Candidates tokens, const Blocks& blocks, Weighing by) {
  const std::size_t size = tokens.size;
  Survivors survivors{std::move(tokens), Scratch<double>(padded(size))};
  double* masses = survivors.masses.get();
  std::fill(masses + size, masses + padded(size), 0.0);
  if (blocks.penalised.empty()) {
    kernels().weights(survivors.tokens.entries.get(), size, by, masses);
    return survivors;
  }
  for (std::size_t i = 0; i < size; ++i) {
    masses[i] = score_of(blocks, survivors.tokens.ids[i]) / by.temperature;
  }
  kernels().exponentials(masses, size, by.largest, masses);
  return survivors;
}

void renormalise(Survivors& survivors, std::size_t vocabulary) {
  const double sum = sparse_pairwise_sum(survivors.ids(), survivors.values(), vocabulary);
  double* masses = survivors.masses.get();
  for (std::size_t i = 0; i < survivors.tokens.size; ++i) masses[i] /= sum;
}

void keep(Survivors& survivors, std::span<const std::uint32_t> places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    survivors.tokens.entries[i] = survivors.tokens.entries[places[i]];
    survivors.tokens.ids[i] = survivors.tokens.ids[places[i]];
    survivors.masses[i] = survivors.masses[places[i]];
  }
  close_at(survivors.tokens, places.size());
  double* masses = survivors.masses.get();
  std::fill(masses + places.size(), masses + padded(places.size()), 0.0);
}

void keep_at_least(Survivors& survivors, double bound) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t place = 0; place < survivors.tokens.size; ++place) {
    if (survivors.masses[place] >= bound) places.push_back(place);
  }
  keep(survivors, places);
}

bool is_clear_of(const Survivors& survivors, double bound, double slack) {
  const auto values = survivors.values();
  return std::none_of(values.begin(), values.end(),
                      [=](double mass) { return std::abs(mass - bound) <= slack * bound; });
}

}  // namespace loaded_dice
