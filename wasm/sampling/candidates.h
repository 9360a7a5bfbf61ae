// A few tokens out of many: those that may stay, with what a decision about them needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "blocks.h"

namespace loaded_dice {

/// Every block's largest entry, padded for the kernels, and the largest of all.
struct Maxima {
  std::vector<float> blocks;
  float largest;
};

/// Nothing where the logits are no input for a chain (NaN, +infinity, all masked).
[[nodiscard]] std::optional<Maxima> maxima_of(const Blocks& blocks);

/// Tokens in id order: entries and ids [size], entries padded with -infinity for the kernels.
struct Candidates {
  std::size_t size = 0;
  std::unique_ptr<float[]> entries;
  std::unique_ptr<std::uint32_t[]> ids;
};

/// Ends the list at `size` and pads it.
void close_at(Candidates& candidates, std::size_t size);

/// Below every entry that is not masked.
inline constexpr float lowest_entry = -std::numeric_limits<float>::max();

/// The tokens whose entry is at least `bound`, which is not below lowest_entry.
[[nodiscard]] Candidates candidates_at_least(const Blocks& blocks, const Maxima& maxima,
                                             float bound);

/// The worst token that stays: all that come before it by score (ties: lower id first) stay as
/// well.
struct LastKept {
  float entry;
  double score;
  std::uint32_t id;
};

/// The places of the candidates that stay, ascending.
[[nodiscard]] std::vector<std::uint32_t> places_up_to(const Candidates& candidates,
                                                      const LastKept& last, const Blocks& blocks);

/// The k best tokens, by score (ties: lower id first); fewer where fewer are not masked.
[[nodiscard]] Candidates best_of(const Blocks& blocks, const Maxima& maxima, std::size_t k);

/// The last of the fewest candidates by score (ties: lower id first) that weigh `target` together,
/// and at least one. `weights` [size, padded]. Nothing where a sum that decides is within `slack`
/// of the target, or all of them weigh less.
[[nodiscard]] std::optional<LastKept> last_to_reach(const Candidates& candidates,
                                                    const double* weights, double target,
                                                    double slack, const Blocks& blocks);

/// The same by definition: weights are added up from the best down, and what rounding makes of the
/// sum decides. All stay where the sum does not reach the target.
[[nodiscard]] LastKept last_by_running_sum(const Candidates& candidates, const double* weights,
                                           double target, const Blocks& blocks);

}  // namespace loaded_dice
