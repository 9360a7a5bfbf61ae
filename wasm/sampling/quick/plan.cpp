#include "plan.h"

#include <algorithm>
#include <array>

#include "../stages/table.h"

namespace loaded_dice {
namespace {

// Between them log2(e) / T is a normal float32 number, and no quotient of a float32 logit leaves
// the normal numbers of float64.
constexpr double coldest = 1e-30;
constexpr double hottest = 1e30;

// Weights from here up are far above the numbers that float64 rounds coarsely.
constexpr double smallest_min_p = 1e-30;

/// The stages that the quick path knows, in the one order that it can follow.
constexpr std::array usual_order{Stage::repetition_penalty, Stage::temperature, Stage::top_k,
                                 Stage::top_p, Stage::min_p};

/// Whether the stages that are on are known and stand in that order.
bool is_usual(const Settings& settings, std::size_t vocabulary) {
  const auto* next = usual_order.begin();
  for (const Stage stage : settings.order) {
    if (!is_on(stage, settings, vocabulary)) continue;
    next = std::find(next, usual_order.end(), stage);
    if (next == usual_order.end()) return false;
  }
  return true;
}

}  // namespace

std::optional<Plan> plan_of(const Settings& settings, std::size_t vocabulary) {
  if (check_settings(settings, vocabulary) || !is_usual(settings, vocabulary)) return {};
  const auto runs = [&](Stage stage) {
    const auto& order = settings.order;
    return is_on(stage, settings, vocabulary) &&
           std::find(order.begin(), order.end(), stage) != order.end();
  };
  Plan plan;
  if (runs(Stage::repetition_penalty)) {
    plan.tokens = settings.previous_tokens;
    plan.penalty = settings.repetition_penalty;
  }
  if (runs(Stage::temperature)) plan.temperature = settings.temperature;
  if (runs(Stage::top_k)) plan.top_k = static_cast<std::size_t>(settings.top_k);
  if (runs(Stage::top_p)) plan.top_p = settings.top_p;
  if (runs(Stage::min_p)) plan.min_p = settings.min_p;
  // The best alone: as at temperature 0, whose score stays as it is.
  if (plan.temperature == 0) plan = {plan.tokens, plan.penalty, 1.0, 1};
  const bool is_near = plan.temperature >= coldest && plan.temperature <= hottest;
  if (!is_near || (plan.min_p > 0 && plan.min_p < smallest_min_p)) return {};
  return plan;
}

}  // namespace loaded_dice
