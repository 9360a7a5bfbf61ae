// What comes in from JavaScript: arrays as addresses, options as numbers and names.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "../sampling/error.h"
#include "../sampling/numeric/logits.h"
#include "../sampling/stages/table.h"
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

/// Settings as they lie in memory: the parameters as float64 numbers, those of one stage after the
/// other, and the order as places in the table of stages, which JavaScript asks for by
/// `stages()`.
struct RawSettings {
  Buffer parameters;
  Buffer previous_tokens;
  Buffer order;
};

/// As SurveyOptions; `u` is read only if `has_u`.
struct RawSurveyOptions {
  double top;
  double points;
  double narrowest_face;
  Buffer ask;
  bool has_u;
  double u;
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

/// An order from places in the table of stages. Another place gives bad_order.
inline Result<std::vector<Stage>> stages_at(std::span<const std::int32_t> places) {
  const auto rows = stage_table();
  std::vector<Stage> stages;
  stages.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto place = static_cast<std::uint32_t>(places[i]);
    if (place >= rows.size()) return Error{bad_order, static_cast<double>(places[i]), i};
    stages.push_back(rows[place].stage);
  }
  return stages;
}

/// Calls `run` with the settings that `raw` stands for, whose order lives as long as the call; or
/// calls `refuse` with what is wrong with the order.
template <typename Run, typename Refuse>
auto with_settings(const RawSettings& raw, Run run, Refuse refuse) {
  const Result<std::vector<Stage>> order = stages_at(span_of<const std::int32_t>(raw.order));
  if (!order.ok()) return refuse(order.error());
  Settings settings;
  const double* next = span_of<const double>(raw.parameters).data();
  for (const StageRow& row : stage_table()) {
    for (const Parameter& parameter : row.parameters) {
      if (!parameter.name.empty()) parameter.set(settings, *next++);
    }
  }
  settings.previous_tokens = span_of<const std::int32_t>(raw.previous_tokens);
  settings.order = order.value();
  return run(settings);
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
  if (raw.has_u) options.u = raw.u;
  return options;
}

}  // namespace loaded_dice
