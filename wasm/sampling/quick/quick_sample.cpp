#include "quick_sample.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "../draw.h"
#include "../numeric/sums.h"
#include "masses.h"
#include "nucleus.h"
#include "prepared_logits.h"

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
Token drawn_by_edges(const Survivors& survivors, double u) {
  std::vector<double> edges = running_sums(survivors.values());
  const double last = edges.back();
  for (double& edge : edges) edge /= last;
  return survivors.ids()[first_above(edges, u)];
}

/// The place in `weights`, which are in id order, where `before` plus their running sum exceeds the
/// target. Nothing within `slack` of a step, or past the last weight.
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

Token drawn(const Survivors& survivors, double u) {
  const auto values = survivors.values();
  const double total = pairwise_sum(values);
  const auto place = place_of(u * total, sum_slack(values.size()) * total, 0.0, values);
  if (!place) return {};
  return survivors.ids()[*place];
}

/// Finds the block that u falls into, then the token in it. Tokens after `last`, if there is one,
/// are out.
Token drawn(const BlockMasses& masses, const PreparedLogits& prepared, double u,
            const LastKept* last = nullptr) {
  const double target = u * masses.total.sum;
  double before = 0.0;
  std::size_t block = 0;
  while (block + 1 < masses.blocks.size() && before + masses.blocks[block] <= target) {
    before += masses.blocks[block++];
  }
  auto weights = weights_of_block(prepared, block);
  const auto first = static_cast<std::uint32_t>(block * block_size);
  for (std::uint32_t i = 0; last != nullptr && i < block_size; ++i) {
    const float entry = prepared.blocks.starts[block][i];
    if (!stays(entry, first + i, *last, prepared.blocks)) weights[i] = 0.0;
  }
  const auto place = place_of(target, masses.total.error, before, weights);
  if (!place) return {};
  return first + static_cast<std::uint32_t>(*place);
}

Token drawn_from_all(const PreparedLogits& prepared, double u) {
  const Token token = drawn(quick_masses(prepared), prepared, u);
  return token ? token : drawn(fine_masses(prepared, lowest_entry).upper, prepared, u);
}

Survivors tokens_from(const PreparedLogits& prepared, float bound) {
  return weighed(candidates_at_least(prepared.blocks, prepared.maxima, bound, prepared.report),
                 prepared);
}

/// The best few tokens hold most nuclei.
Token drawn_from_nucleus(const PreparedLogits& prepared, double u) {
  const std::size_t blocks = std::min(listed_blocks, prepared.blocks.starts.size() / 2 + 1);
  const float bound = bound_of_blocks(prepared.maxima, blocks, prepared.report);
  Survivors best = tokens_from(prepared, bound);
  const TailSample rest = sample_under(prepared, bound);
  const double seen = pairwise_sum(best.values());
  const double lacking = prepared.plan.top_p * (seen + rest.mass_from(lowest_entry)) - seen;
  if (lacking <= 0) {
    const std::optional<Survivors> nucleus = nucleus_among(std::move(best), prepared);
    if (nucleus) return drawn(*nucleus, u);
  }
  const auto wide = wide_nucleus(prepared, guess_of(rest, prepared, std::max(lacking, 0.0)));
  return wide ? drawn(wide->masses, prepared, u, &wide->last) : Token();
}

/// min-p after top-p: the list holds all that min-p leaves, and the nucleus may end in it.
std::optional<Survivors> cut_by_both(Survivors likely, const PreparedLogits& prepared) {
  const Mass all = quick_masses(prepared).total;
  const double seen = pairwise_sum(likely.values());
  if (seen < prepared.plan.top_p * all.sum - all.error) return likely;
  return nucleus_among(std::move(likely), prepared);
}

Token drawn_by_min_p(const PreparedLogits& prepared, double u) {
  const double min_p = prepared.plan.min_p;
  std::optional<Survivors> survivors = tokens_from(prepared, bound_at(prepared, -std::log(min_p)));
  if (prepared.plan.top_p < 1) survivors = cut_by_both(std::move(*survivors), prepared);
  // The best weighs 1.
  if (!survivors || !is_clear_of(*survivors, min_p, quotient_slack)) return {};
  cut_min_p(*survivors, min_p);
  return drawn(*survivors, u);
}

}  // namespace

Token quick_sample(std::span<const float> logits, const Settings& settings, double u,
                   SearchReport* report) {
  const std::optional<Plan> plan = plan_of(settings, logits.size());
  if (!plan || logits.empty() || check_u(u)) return {};
  const std::optional<PreparedLogits> prepared = prepare(logits, *plan, report);
  if (!prepared) return {};
  if (plan->top_k > 0) return drawn_by_edges(survivors_of_best(*prepared), u);
  if (std::abs(prepared->weighing().largest) > furthest_score) return {};
  if (plan->min_p > 0) return drawn_by_min_p(*prepared, u);
  return plan->top_p < 1 ? drawn_from_nucleus(*prepared, u) : drawn_from_all(*prepared, u);
}

}  // namespace loaded_dice
