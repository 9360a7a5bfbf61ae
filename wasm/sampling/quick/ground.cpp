#include "ground.h"

#include <algorithm>
#include <utility>

namespace loaded_dice {
namespace {

/// The largest entry may stand for several scores that round to it.
double best_score(const Blocks& blocks, const Maxima& maxima) {
  if (blocks.penalised.empty()) return maxima.largest;
  const Candidates best = candidates_at_least(blocks, maxima, maxima.largest);
  double score = score_of(blocks, best.ids[0]);
  for (std::size_t i = 1; i < best.size; ++i) {
    score = std::max(score, score_of(blocks, best.ids[i]));
  }
  return score;
}

}  // namespace

std::optional<Ground> ground_of(std::span<const float> logits, const Plan& plan,
                                SearchReport* report) {
  std::optional<Blocks> blocks = blocks_of(logits, plan.tokens, plan.penalty);
  if (!blocks) return {};
  std::optional<Maxima> maxima = maxima_of(*blocks);
  if (!maxima) return {};
  const double best = best_score(*blocks, *maxima);
  if (report != nullptr) report->maxima = maxima->blocks;
  return Ground{plan, std::move(*blocks), std::move(*maxima), best, report};
}

float bound_at(const Ground& ground, double nats) {
  const double way = ground.plan.temperature * nats;
  // Rounding to float32, and of the weights, is far less than this.
  const double room = 1e-5 * (std::abs(ground.best) + way + ground.plan.temperature);
  return static_cast<float>(std::max<double>(lowest_entry, ground.best - way - room));
}

Survivors weighed(Candidates tokens, const Ground& ground) {
  ground.note_exponentials(tokens.size);
  return weighed(std::move(tokens), ground.blocks, ground.weighing());
}

void cut_top_p(Survivors& survivors, const Ground& ground) {
  const double top_p = ground.plan.top_p;
  const double* masses = survivors.masses.get();
  std::optional<LastKept> last =
      last_to_reach(survivors.tokens, masses, top_p, sum_slack(survivors.tokens.size),
                    ground.blocks, ground.report);
  if (!last)
    last = last_by_running_sum(survivors.tokens, masses, top_p, ground.blocks, ground.report);
  keep(survivors, places_up_to(survivors.tokens, *last, ground.blocks));
}

void cut_min_p(Survivors& survivors, double min_p) {
  const auto values = survivors.values();
  keep_at_least(survivors, min_p * *std::max_element(values.begin(), values.end()));
}

Survivors survivors_of_best(const Ground& ground) {
  const Plan& plan = ground.plan;
  Survivors survivors =
      weighed(best_of(ground.blocks, ground.maxima, plan.top_k, ground.report), ground);
  renormalise(survivors, ground.blocks.size);
  if (plan.top_p < 1) cut_top_p(survivors, ground);
  if (plan.min_p > 0) cut_min_p(survivors, plan.min_p);
  if (plan.cuts_by_probability()) renormalise(survivors, ground.blocks.size);
  return survivors;
}

}  // namespace loaded_dice
