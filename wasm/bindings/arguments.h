// What comes in from JavaScript: arrays as addresses, options as numbers and names.
#pragma once

#include <emscripten/val.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "../sampling/error.h"
#include "../sampling/numeric/logits.h"
#include "../sampling/stages/settings.h"
#include "../sampling/survey/survey.h"
#include "answers.h"

namespace loaded_dice {

/// An array in wasm memory: its byte address and its length in elements. `is_float32` says how
/// logits are stored; all other arrays have one type only.
struct Buffer {
  std::uint32_t address;
  std::uint32_t length;
  bool is_float32;
};

/// As Settings, with the order as a number (see stages_of).
struct RawSettings {
  double temperature;
  double top_k;
  double top_p;
  double min_p;
  double repetition_penalty;
  Buffer previous_tokens;
  double order;
};

/// As SurveyOptions; the coin counts only where there is one.
struct RawSurveyOptions {
  double top;
  double points;
  double narrowest_face;
  Buffer ask;
  bool has_coin;
  double coin;
};

template <typename T>
std::span<T> span_of(const Buffer& buffer) {
  return {reinterpret_cast<T*>(static_cast<std::uintptr_t>(buffer.address)), buffer.length};
}

inline std::vector<double> logits_of(const Buffer& buffer) {
  if (buffer.is_float32) return widen(span_of<const float>(buffer));
  const auto logits = span_of<const double>(buffer);
  return {logits.begin(), logits.end()};
}

/// An order is a number to the base 8: one digit a stage, the last stage lowest, each its place in
/// `default_order` and 1. What is no such digit gives bad_order.
inline Result<std::vector<Stage>> stages_of(double number) {
  std::vector<Stage> stages;
  stages.reserve(default_order.size());
  for (auto rest = static_cast<std::uint32_t>(number); rest != 0; rest /= 8) {
    const std::uint32_t digit = rest % 8;
    if (digit == 0 || digit > default_order.size()) return Error{ErrorCode::bad_order, number};
    stages.push_back(default_order[digit - 1]);
  }
  std::reverse(stages.begin(), stages.end());
  return stages;
}

/// Past 2^31 - 1 every count is the same: all there is. A larger number could not be converted.
inline std::int32_t count_of(double count) {
  return count > 2147483647.0 ? 2147483647 : static_cast<std::int32_t>(count);
}

/// Calls `run` with the settings that `raw` stands for, whose order lives as long as the call.
template <typename Run>
emscripten::val with_settings(const RawSettings& raw, Run run) {
  const Result<std::vector<Stage>> order = stages_of(raw.order);
  if (!order.ok()) return failure(order.error());
  return run(Settings{raw.temperature, count_of(raw.top_k), raw.top_p, raw.min_p,
                      raw.repetition_penalty, span_of<const std::int32_t>(raw.previous_tokens),
                      order.value()});
}

/// Logits as they lie in memory: `use` gets a span of float or of double.
template <typename Use>
emscripten::val with_logits(const Buffer& buffer, Use use) {
  if (buffer.is_float32) return use(std::span(span_of<const float>(buffer)));
  return use(std::span(span_of<const double>(buffer)));
}

inline SurveyOptions options_of(const RawSurveyOptions& raw) {
  SurveyOptions options{static_cast<std::size_t>(count_of(raw.top)),
                        static_cast<std::size_t>(count_of(raw.points)), raw.narrowest_face,
                        span_of<const std::int32_t>(raw.ask)};
  if (raw.has_coin) options.coin = raw.coin;
  return options;
}

}  // namespace loaded_dice
