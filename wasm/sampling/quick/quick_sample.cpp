#include "quick_sample.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "../draw.h"
#include "../numeric/sums.h"
#include "ground.h"
#include "masses.h"
#include "nucleus.h"

namespace loaded_dice {
namespace {

/// Scores further out lose digits when they are divided by the temperature.
constexpr double furthest_score = 0x1p20;

/// A relative distance that rounding of a quotient and a product does not bridge.
constexpr double quotient_slack = 1e-14;

/// A list of the best tokens has one of as many blocks each, at least.
constexpr std::size_t listed_blocks = 288;

using Token = std::optional<std::uint32_t>;

/// By the definition: running sums of exact probabilities, each divided by the last.
Token drawn_by_edges(const Survivors& survivors, double coin) {
  std::vector<double> edges = running_sums(survivors.values());
  const double last = edges.back();
  for (double& edge : edges) edge /= last;
  return survivors.ids()[first_above(edges, coin)];
}

/// Where the coin falls in weights in id order, `before` them lying a mass of the vocabulary.
/// Nothing within `slack` of a step, or past the last weight.
std::optional<std::size_t> place_of(double target, double slack, double before,
                                    std::span<const double> weights) {
  bool was_short = before == 0 || before <= target - slack;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    before += weights[i];
    if (before > target + slack) return was_short ? std::optional(i) : std::nullopt;
    was_short = before <= target - slack;
  }
  return {};
}

Token drawn(const Survivors& survivors, double coin) {
  const auto values = survivors.values();
  const double total = pairwise_sum(values);
  const auto place = place_of(coin * total, sum_slack(values.size()) * total, 0.0, values);
  if (!place) return {};
  return survivors.ids()[*place];
}

/// From the block that the coin falls into to the token. Tokens after `last`, if there is one, are
/// out.
Token drawn(const BlockMasses& masses, const Ground& ground, double coin,
            const LastKept* last = nullptr) {
  const double target = coin * masses.total.sum;
  double before = 0.0;
  std::size_t block = 0;
  while (block + 1 < masses.blocks.size() && before + masses.blocks[block] <= target) {
    before += masses.blocks[block++];
  }
  auto weights = weights_of_block(ground, block);
  const auto first = static_cast<std::uint32_t>(block * block_size);
  for (std::uint32_t i = 0; last != nullptr && i < block_size; ++i) {
    const float entry = ground.blocks.starts[block][i];
    if (!stays(entry, first + i, *last, ground.blocks)) weights[i] = 0.0;
  }
  const auto place = place_of(target, masses.total.error, before, weights);
  if (!place) return {};
  return first + static_cast<std::uint32_t>(*place);
}

Token drawn_from_all(const Ground& ground, double coin) {
  const Token token = drawn(quick_masses(ground), ground, coin);
  return token ? token : drawn(fine_masses(ground, lowest_entry).upper, ground, coin);
}

Survivors tokens_from(const Ground& ground, float bound) {
  return weighed(candidates_at_least(ground.blocks, ground.maxima, bound, ground.report), ground);
}

/// The best few tokens hold most nuclei.
Token drawn_from_nucleus(const Ground& ground, double coin) {
  const std::size_t blocks = std::min(listed_blocks, ground.blocks.starts.size() / 2 + 1);
  const float bound = bound_of_blocks(ground.maxima, blocks, ground.report);
  Survivors best = tokens_from(ground, bound);
  const TailSample rest = sample_under(ground, bound);
  const double seen = pairwise_sum(best.values());
  const double lacking = ground.plan.top_p * (seen + rest.mass_from(lowest_entry)) - seen;
  if (lacking <= 0) {
    const std::optional<Survivors> nucleus = nucleus_among(std::move(best), ground);
    if (nucleus) return drawn(*nucleus, coin);
  }
  const auto wide = wide_nucleus(ground, guess_of(rest, ground, std::max(lacking, 0.0)));
  return wide ? drawn(wide->masses, ground, coin, &wide->last) : Token();
}

/// min-p after top-p: the list holds all that min-p leaves, and the nucleus may end in it.
std::optional<Survivors> cut_by_both(Survivors likely, const Ground& ground) {
  const Mass all = quick_masses(ground).total;
  const double seen = pairwise_sum(likely.values());
  if (seen < ground.plan.top_p * all.sum - all.error) return likely;
  return nucleus_among(std::move(likely), ground);
}

Token drawn_by_min_p(const Ground& ground, double coin) {
  const double min_p = ground.plan.min_p;
  std::optional<Survivors> survivors = tokens_from(ground, bound_at(ground, -std::log(min_p)));
  if (ground.plan.top_p < 1) survivors = cut_by_both(std::move(*survivors), ground);
  // The best weighs 1.
  if (!survivors || !is_clear_of(*survivors, min_p, quotient_slack)) return {};
  cut_min_p(*survivors, min_p);
  return drawn(*survivors, coin);
}

}  // namespace

Token quick_sample(std::span<const float> logits, const Settings& settings, double coin,
                   SearchReport* report) {
  const std::optional<Plan> plan = plan_of(settings, logits.size());
  if (!plan || logits.empty() || check_coin(coin)) return {};
  const std::optional<Ground> ground = ground_of(logits, *plan, report);
  if (!ground) return {};
  if (plan->top_k > 0) return drawn_by_edges(survivors_of_best(*ground), coin);
  if (std::abs(ground->weighing().largest) > furthest_score) return {};
  if (plan->min_p > 0) return drawn_by_min_p(*ground, coin);
  return plan->top_p < 1 ? drawn_from_nucleus(*ground, coin) : drawn_from_all(*ground, coin);
}

}  // namespace loaded_dice
