#include "plan.h"

#include "../stages/chain.h"

namespace loaded_dice {
namespace {

// Between them log2(e) / T is a normal float32 number, and no quotient of a float32 logit leaves
// the normal numbers of float64.
constexpr double coldest = 1e-30;
constexpr double hottest = 1e30;

// Weights from here up are far above the numbers that float64 rounds coarsely.
constexpr double smallest_min_p = 1e-30;

/// Whether the penalty comes before the temperature, and so on, among the stages that are on.
bool is_usual(const Settings& settings, std::size_t vocabulary) {
  Stage last = Stage::repetition_penalty;
  for (const Stage stage : settings.order) {
    if (!is_on(stage, settings, vocabulary)) continue;
    if (stage < last) return false;
    last = stage;
  }
  return true;
}

void take_over(Plan& plan, Stage stage, const Settings& settings) {
  switch (stage) {
    case Stage::repetition_penalty:
      plan.tokens = settings.previous_tokens;
      plan.penalty = settings.repetition_penalty;
      break;
    case Stage::temperature:
      plan.temperature = settings.temperature;
      break;
    case Stage::top_k:
      plan.top_k = static_cast<std::size_t>(settings.top_k);
      break;
    case Stage::top_p:
      plan.top_p = settings.top_p;
      break;
    case Stage::min_p:
      plan.min_p = settings.min_p;
      break;
  }
}

}  // namespace

std::optional<Plan> plan_of(const Settings& settings, std::size_t vocabulary) {
  if (check_settings(settings, vocabulary) || !is_usual(settings, vocabulary)) return {};
  Plan plan;
  for (const Stage stage : settings.order) {
    if (is_on(stage, settings, vocabulary)) take_over(plan, stage, settings);
  }
  // The best alone: as at temperature 0, whose score stays as it is.
  if (plan.temperature == 0) plan = {plan.tokens, plan.penalty, 1.0, 1};
  const bool is_near = plan.temperature >= coldest && plan.temperature <= hottest;
  if (!is_near || (plan.min_p > 0 && plan.min_p < smallest_min_p)) return {};
  return plan;
}

}  // namespace loaded_dice
