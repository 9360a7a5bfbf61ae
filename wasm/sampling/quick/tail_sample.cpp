#include "tail_sample.h"

#include <algorithm>
#include <limits>

#include "masses.h"

namespace loaded_dice {
namespace {

/// As many blocks are looked at, evenly spread.
constexpr std::size_t sampled_blocks = 64;

/// A bisection from the best token down to where weights no longer count.
constexpr double deepest = 32.0;
constexpr int steps = 12;

/// How many nats around a bound its density is taken from.
constexpr double neighbourhood = 0.5;

}  // namespace

double TailSample::mass_from(float bound) const {
  return kernels().mass_at_least(entries.data(), weights.data(), entries.size(), bound);
}

TailSample sample_under(const Ground& ground, float bound) {
  const auto& starts = ground.blocks.starts;
  const std::size_t stride = (starts.size() + sampled_blocks - 1) / sampled_blocks;
  TailSample sample;
  for (std::size_t block = 0; block < starts.size(); block += stride) {
    sample.entries.insert(sample.entries.end(), starts[block], starts[block] + block_size);
  }
  for (float& entry : sample.entries) {
    entry = entry < bound ? entry : -std::numeric_limits<float>::infinity();
  }
  sample.weights.resize(sample.entries.size());
  ground.note_exponentials(sample.entries.size());
  const QuickWeighing by = quick_weighing(ground);
  kernels().quick_weights(sample.entries.data(), sample.entries.size(), by, sample.weights.data());
  const double factor = unit_of(ground, by.scale, by.whole) * static_cast<double>(stride);
  for (float& weight : sample.weights) weight *= static_cast<float>(factor);
  return sample;
}

Guess guess_of(const TailSample& sample, const Ground& ground, double mass) {
  double low = deepest;
  double high = 0.0;
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (sample.mass_from(bound_at(ground, middle)) >= mass ? low : high) = middle;
  }
  const double around = sample.mass_from(bound_at(ground, low + neighbourhood / 2)) -
                        sample.mass_from(bound_at(ground, low - neighbourhood / 2));
  return {bound_at(ground, low), around / neighbourhood};
}

}  // namespace loaded_dice
