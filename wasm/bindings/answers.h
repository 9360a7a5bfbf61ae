// What goes out to JavaScript: arrays as copies that JavaScript owns, for a view would be lost when
// the memory grows; records as objects; a failure as {code, value, index}.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <vector>

#include "../sampling/adaptive.h"
#include "../sampling/error.h"
#include "../sampling/pipeline.h"
#include "../sampling/roll.h"
#include "../sampling/softmax.h"
#include "../sampling/survey/survey.h"
#include "../sampling/sweep.h"

namespace loaded_dice {

template <typename T>
emscripten::val copy_of(const std::vector<T>& values) {
  return emscripten::val(emscripten::typed_memory_view(values.size(), values.data()))
      .template call<emscripten::val>("slice");
}

emscripten::val failure(const Error& error);
emscripten::val vector_or_failure(const Result<std::vector<double>>& result);
emscripten::val token_or_failure(const Result<std::uint32_t>& result);

emscripten::val object_of(const Distribution& distribution);
emscripten::val object_of(const Trace& trace, const std::vector<double>& logits);
emscripten::val object_of(const Survey& survey);
emscripten::val object_of(const Roll& roll);
emscripten::val object_of(const AdaptiveTemperature& adaptive);
emscripten::val object_of(const Sweep& sweep);
emscripten::val object_of(const Weights& weights);
emscripten::val object_of(const SearchReport& report);

/// The table of stages: the names of each and of its parameters.
emscripten::val stage_list();

template <typename T>
emscripten::val object_or_failure(const Result<T>& result) {
  return result.ok() ? object_of(result.value()) : failure(result.error());
}

}  // namespace loaded_dice
