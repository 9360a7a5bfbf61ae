#include "settings.h"

#include <algorithm>
#include <cstddef>

#include "min_p.h"
#include "penalties.h"
#include "temperature.h"
#include "top_k.h"
#include "top_p.h"

namespace loaded_dice {
namespace {

Status check_order(std::span<const Stage> order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto earlier = order.first(i);
    if (std::find(earlier.begin(), earlier.end(), order[i]) != earlier.end()) {
      return Error{ErrorCode::bad_order, static_cast<double>(i), i};
    }
  }
  return {};
}

}  // namespace

std::string_view stage_name(Stage stage) {
  switch (stage) {
    case Stage::repetition_penalty:
      return "repetitionPenalty";
    case Stage::temperature:
      return "temperature";
    case Stage::top_k:
      return "topK";
    case Stage::top_p:
      return "topP";
    case Stage::min_p:
      return "minP";
  }
  return "unknown";
}

std::optional<Stage> stage_from_name(std::string_view name) {
  for (const Stage stage : default_order) {
    if (stage_name(stage) == name) return stage;
  }
  return {};
}

std::optional<std::span<const Stage>> preset_order(std::string_view preset) {
  if (preset == "notebook" || preset == "hugging-face") return default_order;
  if (preset == "llama.cpp") return llama_cpp_order;
  return {};
}

Status check_settings(const Settings& settings, std::size_t vocabulary) {
  if (const Status status = check_penalty(settings.repetition_penalty)) return status;
  if (const Status status = check_tokens(settings.previous_tokens, vocabulary)) return status;
  if (const Status status = check_temperature(settings.temperature)) return status;
  if (const Status status = check_top_k(settings.top_k)) return status;
  if (const Status status = check_top_p(settings.top_p)) return status;
  if (const Status status = check_min_p(settings.min_p)) return status;
  return check_order(settings.order);
}

}  // namespace loaded_dice
