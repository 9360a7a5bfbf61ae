// What every quick answer starts from.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>

#include "blocks.h"
#include "candidates.h"
#include "last_kept.h"
#include "plan.h"
#include "survivors.h"

namespace loaded_dice {

/// A plan, the logits it is for, and the best score after the penalty.
struct Ground {
  Plan plan;
  Blocks blocks;
  Maxima maxima;
  double best;
  /// What the search touches is noted here, if anywhere.
  SearchReport* report = nullptr;

  /// The definition's own measure: exp(s - max s) with s = score / T.
  [[nodiscard]] Weighing weighing() const { return {plan.temperature, best / plan.temperature}; }

  void note_exponentials(std::size_t count) const {
    if (report != nullptr) report->exponentials += count;
  }
};

/// Borrows all three. Nothing where the logits or settings are refused, or are too far out for the
/// quick path.
[[nodiscard]] std::optional<Ground> ground_of(std::span<const float> logits, const Plan& plan,
                                              SearchReport* report = nullptr);

/// An entry that every token reaches whose weight is at least e^-nats of the best one's.
[[nodiscard]] float bound_at(const Ground& ground, double nats);

/// How far below the best to look for a nucleus, round by round, in nats: each round looks at all
/// tokens of the one before and as many more.
inline constexpr std::array nucleus_rounds{
    8.5, 9.75, 11.0, 12.5, 15.0, 28.0, std::numeric_limits<double>::infinity()};

/// How far a float64 sum of `count` weights may be from the same sum in another order, or from one
/// of their quotients: each step rounds by at most 2^-53 of the whole. Relative, with room to
/// spare.
[[nodiscard]] constexpr double sum_slack(std::size_t count) {
  return (static_cast<double>(count) + 64) * 0x1p-52;
}

/// Leaves the shortest prefix that reaches top_p of a sum of 1; the masses are probabilities, bit
/// for bit.
void cut_top_p(Survivors& survivors, const Ground& ground);

/// The tokens with the definition's weights.
[[nodiscard]] Survivors weighed(Candidates tokens, const Ground& ground);

/// Leaves the tokens with p >= min_p * max p, by probabilities or weights that are exact to the
/// bit.
void cut_min_p(Survivors& survivors, double min_p);

/// The probabilities of a plan with top-k, bit for bit.
[[nodiscard]] Survivors survivors_of_best(const Ground& ground);

}  // namespace loaded_dice
