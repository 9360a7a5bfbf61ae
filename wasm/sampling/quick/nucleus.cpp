#include "nucleus.h"

#include <algorithm>
#include <utility>

#include "../numeric/sums.h"

namespace loaded_dice {
namespace {

/// How far to look beyond the guess, in nats and as a share of the way that it is off.
constexpr double least_step = 0.02;
constexpr double way_factor = 1.3;
constexpr double next_factor = 4.0;
constexpr int rounds = 4;

std::optional<LastKept> last_among(const Survivors& best, const Ground& ground, const Mass& all) {
  return last_to_reach(best.tokens, best.masses.get(), ground.plan.top_p * all.sum, all.error,
                       ground.blocks, ground.report);
}

/// The tokens that a guess is off by, those from `from` on and below `under`, weighed; `above` is
/// the mass above them.
struct Window {
  Survivors tokens;
  double above;
};

Window window_of(const Ground& ground, const FineMasses& fine, float guess, double nats,
                 bool is_below) {
  const auto way = static_cast<float>(ground.plan.temperature * nats);
  const Range range =
      is_below ? Range{std::max(lowest_entry, guess - way), guess} : Range{guess, guess + way};
  Survivors tokens =
      weighed(candidates_in(ground.blocks, ground.maxima, range, ground.report), ground);
  const double mass = is_below ? 0.0 : pairwise_sum(tokens.values());
  return {std::move(tokens), fine.upper.total.sum - mass};
}

/// From the masses above the guess to those of the nucleus.
WideNucleus nucleus_with(BlockMasses masses, const Window& window, const LastKept& last,
                         const Blocks& blocks, bool is_below) {
  const auto ids = window.tokens.ids();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool is_in = stays(window.tokens.tokens.entries[i], ids[i], last, blocks);
    if (is_in != is_below) continue;
    const double mass = is_below ? window.tokens.masses[i] : -window.tokens.masses[i];
    masses.blocks[ids[i] / block_size] += mass;
    masses.total.sum += mass;
  }
  return {std::move(masses), last};
}

}  // namespace

std::optional<Survivors> nucleus_among(Survivors best, const Ground& ground) {
  std::optional<LastKept> last = last_among(best, ground, quick_masses(ground).total);
  // In a flat tail one token weighs no more than that error.
  if (!last) last = last_among(best, ground, fine_masses(ground, lowest_entry).total);
  if (!last) return {};
  keep(best, places_up_to(best.tokens, *last, ground.blocks));
  return best;
}

std::optional<WideNucleus> wide_nucleus(const Ground& ground, const Guess& guess) {
  FineMasses fine = fine_masses(ground, guess.bound);
  const double target = ground.plan.top_p * fine.total.sum;
  const double slack = 2 * fine.total.error;
  const double lacking = target - fine.upper.total.sum;
  const bool is_below = lacking > 0;
  double nats = least_step;
  if (guess.density > 0) nats += way_factor * std::abs(lacking) / guess.density;
  for (int round = 0; round < rounds; ++round, nats *= next_factor) {
    const Window window = window_of(ground, fine, guess.bound, nats, is_below);
    if (!(window.above < target - slack)) continue;
    const auto last = last_to_reach(window.tokens.tokens, window.tokens.masses.get(),
                                    target - window.above, slack, ground.blocks, ground.report);
    if (!last) continue;
    fine.upper.total.error = slack;
    return nucleus_with(std::move(fine.upper), window, *last, ground.blocks, is_below);
  }
  return {};
}

}  // namespace loaded_dice
