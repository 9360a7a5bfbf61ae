#include "quick_sample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "draw.h"
#include "float_masses.h"
#include "ground.h"
#include "sums.h"

namespace loaded_dice {
namespace {

/// Scores further out lose digits when they are divided by the temperature.
constexpr double furthest_score = 0x1p20;

/// A relative distance that rounding of a quotient and a product does not bridge.
constexpr double quotient_slack = 1e-14;

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

/// The weights of one block, bit for bit the definition's.
std::array<double, block_size> weights_of_block(const Ground& ground, std::size_t block) {
  std::array<double, block_size> weights;
  kernels().weights(ground.blocks.starts[block], block_size, ground.weighing(), weights.data());
  for (const PenalisedToken& token : ground.blocks.penalised) {
    if (token.id / block_size != block) continue;
    weights[token.id % block_size] = weight_of_penalised(token, ground);
  }
  return weights;
}

/// From the block that the coin falls into to the token.
Token drawn(const BlockMasses& masses, const Ground& ground, double coin) {
  const double target = coin * masses.total.sum;
  double before = 0.0;
  std::size_t block = 0;
  while (block + 1 < masses.blocks.size() && before + masses.blocks[block] <= target) {
    before += masses.blocks[block++];
  }
  const auto place = place_of(target, masses.total.error, before, weights_of_block(ground, block));
  if (!place) return {};
  return static_cast<std::uint32_t>(block * block_size + *place);
}

Token drawn_from_all(const Ground& ground, double coin) {
  const float everything = std::numeric_limits<float>::infinity();
  const Token token = drawn(float_masses(ground, everything), ground, coin);
  return token ? token : drawn(exact_masses(ground), ground, coin);
}

/// The nucleus: likely tokens by float64 weights, and the rest of the vocabulary as a float32 mass,
/// which is small and so is its error.
std::optional<Survivors> nucleus_of(const Ground& ground) {
  constexpr std::array nats{8.5, 14.0, 28.0, std::numeric_limits<double>::infinity()};
  Mass rest{};
  double seen = 0.0;
  for (std::size_t round = 0; round < nats.size(); ++round) {
    const float bound = bound_at(ground, nats[round]);
    Survivors survivors = weighed(candidates_at_least(ground.blocks, ground.maxima, bound),
                                  ground.blocks, ground.weighing());
    const double mass = pairwise_sum(survivors.values());
    if (round == 0) {
      rest = float_masses(ground, bound).total;
      seen = mass;
    }
    const double total = seen + rest.sum;
    const double slack = rest.error + sum_slack(ground.blocks.size) * total;
    const double target = ground.plan.top_p * total;
    if (mass < target + slack) continue;
    const auto last =
        last_to_reach(survivors.tokens, survivors.masses.data(), target, slack, ground.blocks);
    if (!last) return {};
    keep(survivors, places_up_to(survivors.tokens, *last, ground.blocks));
    return survivors;
  }
  return {};
}

std::optional<Survivors> likely_ones(const Ground& ground) {
  if (ground.plan.top_p < 1) return nucleus_of(ground);
  const float bound = bound_at(ground, -std::log(ground.plan.min_p));
  return weighed(candidates_at_least(ground.blocks, ground.maxima, bound), ground.blocks,
                 ground.weighing());
}

}  // namespace

Token quick_sample(std::span<const float> logits, const Settings& settings, double coin) {
  const std::optional<Plan> plan = plan_of(settings, logits.size());
  if (!plan || logits.empty() || check_coin(coin)) return {};
  const std::optional<Ground> ground = ground_of(logits, *plan);
  if (!ground) return {};
  if (plan->top_k > 0) return drawn_by_edges(survivors_of_best(*ground), coin);
  if (std::abs(ground->weighing().largest) > furthest_score) return {};
  if (!plan->cuts_by_probability()) return drawn_from_all(*ground, coin);
  std::optional<Survivors> survivors = likely_ones(*ground);
  if (!survivors) return {};
  if (plan->min_p > 0) {
    // The best weighs 1.
    if (!is_clear_of(*survivors, plan->min_p, quotient_slack)) return {};
    cut_min_p(*survivors, plan->min_p);
  }
  return drawn(*survivors, coin);
}

}  // namespace loaded_dice
