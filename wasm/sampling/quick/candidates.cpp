#include "candidates.h"

#include <algorithm>
#include <limits>
#include <span>

namespace loaded_dice {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

Candidates with_room_for(std::size_t size) {
  const std::size_t entries = padded(size) + padding;
  return {0, Scratch<float>(entries), Scratch<std::uint32_t>(entries)};
}

}  // namespace

void close_at(Candidates& candidates, std::size_t size) {
  candidates.size = size;
  std::fill(candidates.entries.get() + size, candidates.entries.get() + padded(size), -infinity);
}

std::optional<Maxima> maxima_of(const Blocks& blocks) {
  Maxima maxima{std::vector<float>(padded(blocks.starts.size())), 0};
  const Peak peak = kernels().block_maxima(blocks.view(), maxima.blocks.data());
  maxima.largest = peak.largest;
  const bool usable = !peak.odd && peak.largest > -infinity && peak.largest < infinity;
  if (!usable) return {};
  return maxima;
}

Candidates candidates_in(const Blocks& blocks, const Maxima& maxima, Range range,
                         SearchReport* report) {
  const std::span<const float> tops = maxima.blocks;
  Candidates candidates =
      with_room_for(block_size * kernels().count_at_least(tops.data(), tops.size(), range.from));
  close_at(candidates, kernels().collect(blocks.view(), tops.data(), range,
                                         candidates.entries.get(), candidates.ids.get()));
  if (report != nullptr) {
    report->bound = range.from;
    for (std::size_t i = 0; i < candidates.size; ++i) {
      report->collected.push_back(candidates.ids[i]);
    }
  }
  return candidates;
}

Candidates candidates_at_least(const Blocks& blocks, const Maxima& maxima, float bound,
                               SearchReport* report) {
  return candidates_in(blocks, maxima, {bound, infinity}, report);
}

float bound_of_blocks(const Maxima& maxima, std::size_t count, SearchReport* report) {
  const std::span<const float> tops = maxima.blocks;
  const auto reach = [&tops](float bound) {
    return kernels().count_at_least(tops.data(), tops.size(), bound);
  };
  float low = kernels().smallest_finite(tops.data(), tops.size());
  if (reach(low) < count) return lowest_entry;
  float high = maxima.largest;
  if (report != nullptr) report->step_count = 0;
  // The answer need not be sharp, so a few steps are enough.
  for (std::size_t step = 0; step < most_bound_steps; ++step) {
    // Both halves of the way are halved first: their sum may be too large for float32.
    const float middle = low * 0.5F + high * 0.5F;
    if (!(middle > low && middle < high)) break;
    const std::size_t reached = reach(middle);
    const BoundNext next = reached < count               ? BoundNext::lower
                           : reached > count + count / 4 ? BoundNext::higher
                                                         : BoundNext::enough;
    if (report != nullptr) report->steps[report->step_count++] = {low, high, middle, reached, next};
    (next == BoundNext::lower ? high : low) = middle;
    if (next == BoundNext::enough) break;
  }
  return low;
}

}  // namespace loaded_dice
