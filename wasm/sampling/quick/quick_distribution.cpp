#include "quick_distribution.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "../numeric/entropy.h"
#include "../numeric/logits.h"
#include "../numeric/sums.h"
#include "../numeric/weights.h"
#include "prepared_logits.h"

namespace loaded_dice {
namespace {

/// softmax of all scores.
std::vector<double> probabilities_of_all(std::span<const float> logits,
                                         const PreparedLogits& prepared) {
  const Weighing by = prepared.weighing();
  std::vector<double> values(logits.size());
  kernels().weights(logits.data(), logits.size(), by, values.data());
  for (const PenalisedToken& token : prepared.blocks.penalised) {
    const double score = token.score / by.temperature;
    kernels().exponentials(&score, 1, by.largest, &values[token.id]);
  }
  divide(values, pairwise_sum(values));
  return values;
}

/// The tokens with an entry of at least `bound`.
Survivors picked(const PreparedLogits& prepared, float bound,
                 std::span<const double> probabilities) {
  Candidates tokens = candidates_at_least(prepared.blocks, prepared.maxima, bound);
  const std::size_t size = tokens.size;
  Survivors survivors{std::move(tokens), Scratch<double>(padded(size))};
  double* masses = survivors.masses.get();
  for (std::size_t i = 0; i < size; ++i) masses[i] = probabilities[survivors.tokens.ids[i]];
  std::fill(masses + size, masses + padded(size), 0.0);
  return survivors;
}

/// Tokens that hold top_p for certain, or all.
Survivors nucleus_and_more(const PreparedLogits& prepared, std::span<const double> probabilities) {
  Survivors survivors;
  for (const double nats : nucleus_rounds) {
    survivors = picked(prepared, bound_at(prepared, nats), probabilities);
    const double mass = pairwise_sum(survivors.values());
    if (mass > prepared.plan.top_p + sum_slack(survivors.tokens.size)) break;
  }
  return survivors;
}

Survivors survivors_of_all(const PreparedLogits& prepared, std::span<const double> probabilities) {
  const Plan& plan = prepared.plan;
  Survivors survivors =
      plan.top_p < 1 ? nucleus_and_more(prepared, probabilities)
                     : picked(prepared, bound_at(prepared, -std::log(plan.min_p)), probabilities);
  if (plan.top_p < 1) cut_top_p(survivors, prepared);
  if (plan.min_p > 0) cut_min_p(survivors, plan.min_p);
  renormalise(survivors, prepared.blocks.size);
  return survivors;
}

Distribution spread_out(const Survivors& survivors, std::vector<double> zeros) {
  const auto ids = survivors.ids();
  const auto values = survivors.values();
  for (std::size_t i = 0; i < ids.size(); ++i) zeros[ids[i]] = values[i];
  return {std::move(zeros), {ids.begin(), ids.end()}, entropy(values)};
}

}  // namespace

std::optional<Distribution> quick_distribution(std::span<const float> logits,
                                               const Settings& settings) {
  const std::optional<Plan> plan = plan_of(settings, logits.size());
  if (!plan || logits.empty()) return {};
  const std::optional<PreparedLogits> prepared = prepare(logits, *plan);
  if (!prepared) return {};
  if (plan->top_k > 0) {
    return spread_out(survivors_of_best(*prepared), std::vector<double>(logits.size()));
  }
  std::vector<double> probabilities = probabilities_of_all(logits, *prepared);
  if (!plan->cuts_by_probability()) {
    const double nats = entropy(probabilities);
    return Distribution{std::move(probabilities), kept_ids(logits), nats};
  }
  const Survivors survivors = survivors_of_all(*prepared, probabilities);
  std::fill(probabilities.begin(), probabilities.end(), 0.0);
  return spread_out(survivors, std::move(probabilities));
}

}  // namespace loaded_dice
