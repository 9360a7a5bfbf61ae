// Where a cut falls: the worst token that stays, found by a bisection over the candidates' entries
// that leaves only a few to be sorted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "candidates.h"

namespace loaded_dice {

/// The worst token that stays: all that come before it by score (ties: lower id first) stay as
/// well.
struct LastKept {
  float entry;
  double score;
  std::uint32_t id;
};

/// Whether a token with this entry comes before the last one that stays, or is it.
[[nodiscard]] bool stays(float entry, std::uint32_t id, const LastKept& last, const Blocks& blocks);

/// The places of the candidates that stay, ascending.
[[nodiscard]] std::vector<std::uint32_t> places_up_to(const Candidates& candidates,
                                                      const LastKept& last, const Blocks& blocks);

/// The k best tokens, by score (ties: lower id first); fewer where fewer are not masked.
[[nodiscard]] Candidates best_of(const Blocks& blocks, const Maxima& maxima, std::size_t k,
                                 SearchReport* report = nullptr);

/// The last of the fewest candidates by score (ties: lower id first) that weigh `target` together,
/// and at least one. `weights` [size, padded]. Nothing where a sum that decides is within `slack`
/// of the target, all of them weigh less, or there are none.
[[nodiscard]] std::optional<LastKept> last_to_reach(const Candidates& candidates,
                                                    const double* weights, double target,
                                                    double slack, const Blocks& blocks,
                                                    SearchReport* report = nullptr);

/// The same by definition: weights are added up from the best down, and what rounding makes of the
/// sum decides. All stay where the sum does not reach the target. There is at least one candidate.
[[nodiscard]] LastKept last_by_running_sum(const Candidates& candidates, const double* weights,
                                           double target, const Blocks& blocks,
                                           SearchReport* report = nullptr);

}  // namespace loaded_dice
