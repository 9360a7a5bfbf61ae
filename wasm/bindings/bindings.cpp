// The only Embind file: numbers, strings and addresses in, copies out, no algorithm.
//
// Arrays come in as the address of a buffer that JavaScript allocated with `_malloc` and filled
// with HEAPF32.set or HEAPF64.set; JavaScript frees it. Every array that goes out is a
// JavaScript-owned copy, for a view would be lost when the memory grows. A failed call returns
// {code, value, index}.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../sampling/adaptive.h"
#include "../sampling/draw.h"
#include "../sampling/entropy.h"
#include "../sampling/logits.h"
#include "../sampling/pipeline.h"
#include "../sampling/random.h"
#include "../sampling/softmax.h"
#include "../sampling/sweep.h"

using emscripten::val;

namespace loaded_dice {
namespace {

/// An array in wasm memory: its byte address and its length in elements. `is_float32` says how
/// logits are stored; all other arrays have one type only.
struct Buffer {
  std::uint32_t address;
  std::uint32_t length;
  bool is_float32;
};

/// As Settings, with the order as names separated by commas.
struct RawSettings {
  double temperature;
  double top_k;
  double top_p;
  double min_p;
  double repetition_penalty;
  Buffer previous_tokens;
  std::string order;
};

template <typename T>
std::span<T> span_of(const Buffer& buffer) {
  return {reinterpret_cast<T*>(static_cast<std::uintptr_t>(buffer.address)), buffer.length};
}

std::vector<double> logits_of(const Buffer& buffer) {
  if (buffer.is_float32) return widen(span_of<const float>(buffer));
  const auto logits = span_of<const double>(buffer);
  return {logits.begin(), logits.end()};
}

template <typename T>
val copy_of(const std::vector<T>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val name_of(std::string_view name) { return val(std::string(name)); }

val failure(const Error& error) {
  val object = val::object();
  object.set("code", name_of(error_name(error.code)));
  object.set("value", error.value);
  object.set("index", error.index == no_index ? -1.0 : static_cast<double>(error.index));
  return object;
}

val vector_or_failure(const Result<std::vector<double>>& result) {
  return result.ok() ? copy_of(result.value()) : failure(result.error());
}

val token_or_failure(const Result<std::uint32_t>& result) {
  return result.ok() ? val(result.value()) : failure(result.error());
}

/// Names that are no stage give bad_order with their place in the list.
Result<std::vector<Stage>> stages_of(std::string_view names) {
  std::vector<Stage> stages;
  while (!names.empty()) {
    const std::size_t comma = names.find(',');
    const auto stage = stage_from_name(names.substr(0, comma));
    if (!stage) {
      return Error{ErrorCode::bad_order, static_cast<double>(stages.size()), stages.size()};
    }
    stages.push_back(*stage);
    names = comma == std::string_view::npos ? std::string_view() : names.substr(comma + 1);
  }
  return stages;
}

/// Calls `run` with the settings that `raw` stands for, whose order lives as long as the call.
template <typename Run>
val with_settings(const RawSettings& raw, Run run) {
  const Result<std::vector<Stage>> order = stages_of(raw.order);
  if (!order.ok()) return failure(order.error());
  // Past 2^31 - 1 every k is the same: off. A larger number could not be converted.
  const double top_k = raw.top_k > 2147483647.0 ? 2147483647.0 : raw.top_k;
  return run(Settings{raw.temperature, static_cast<std::int64_t>(top_k), raw.top_p, raw.min_p,
                      raw.repetition_penalty, span_of<const std::int32_t>(raw.previous_tokens),
                      order.value()});
}

void put_distribution(val& object, const Distribution& distribution) {
  object.set("probabilities", copy_of(distribution.probabilities));
  object.set("kept", copy_of(distribution.kept));
  object.set("entropy", distribution.entropy);
}

val object_of(const StageTrace& stage) {
  val removed = val::object();
  removed.set("ids", copy_of(stage.removed.ids));
  removed.set("values", copy_of(stage.removed.values));
  removed.set("bound", stage.removed.bound);
  val object = val::object();
  object.set("name", name_of(stage_name(stage.stage)));
  object.set("active", stage.active);
  object.set("logits", copy_of(stage.scores));
  put_distribution(object, stage.distribution);
  object.set("removed", removed);
  return object;
}

val object_of(const Trace& trace, const std::vector<double>& logits) {
  val input = val::object();
  input.set("logits", copy_of(logits));
  input.set("probabilities", copy_of(trace.input.probabilities));
  input.set("entropy", trace.input.entropy);
  val stages = val::array();
  for (const StageTrace& stage : trace.stages) stages.call<void>("push", object_of(stage));
  val object = val::object();
  put_distribution(object, trace.result);
  object.set("input", input);
  object.set("stages", stages);
  return object;
}

val bound_softmax(Buffer logits, double temperature) {
  return vector_or_failure(softmax(logits_of(logits), temperature));
}

val bound_entropy(Buffer probabilities) {
  const auto values = span_of<const double>(probabilities);
  if (const Status status = check_probabilities(values)) return failure(*status);
  return val(entropy(values));
}

val bound_surprise(double probability) {
  const Result<double> result = surprise(probability);
  return result.ok() ? val(result.value()) : failure(result.error());
}

val bound_distribution(Buffer logits, const RawSettings& raw) {
  return with_settings(raw, [&](const Settings& settings) {
    const Result<Distribution> result = distribution(logits_of(logits), settings);
    if (!result.ok()) return failure(result.error());
    val object = val::object();
    put_distribution(object, result.value());
    return object;
  });
}

val bound_trace(Buffer logits, const RawSettings& raw) {
  return with_settings(raw, [&](const Settings& settings) {
    const std::vector<double> values = logits_of(logits);
    const Result<Trace> result = trace(values, settings);
    return result.ok() ? object_of(result.value(), values) : failure(result.error());
  });
}

val bound_sample(Buffer logits, const RawSettings& raw, double coin) {
  return with_settings(raw, [&](const Settings& settings) {
    return token_or_failure(sample(logits_of(logits), settings, coin));
  });
}

val bound_draw(Buffer probabilities, double coin) {
  return token_or_failure(draw(span_of<const double>(probabilities), coin));
}

val bound_cumulative(Buffer probabilities) {
  return vector_or_failure(cumulative(span_of<const double>(probabilities)));
}

val bound_argsort(Buffer values) {
  return copy_of(argsort_descending(span_of<const double>(values)));
}

val bound_adaptive(Buffer logits, double base, double minimum, double maximum) {
  const Result<AdaptiveTemperature> result =
      adaptive_temperature(logits_of(logits), {base, minimum, maximum});
  if (!result.ok()) return failure(result.error());
  val object = val::object();
  object.set("temperature", result.value().temperature);
  object.set("entropy", result.value().entropy);
  return object;
}

val bound_sweep(Buffer logits, Buffer temperatures) {
  const Result<Sweep> result = sweep(logits_of(logits), span_of<const double>(temperatures));
  if (!result.ok()) return failure(result.error());
  val object = val::object();
  object.set("entropy", copy_of(result.value().entropy));
  object.set("top1", copy_of(result.value().top1));
  object.set("top3", copy_of(result.value().top3));
  return object;
}

double bound_uniform(Random& random, double low, double high) { return uniform(random, low, high); }

val bound_choice(Random& random, Buffer probabilities, std::uint32_t count) {
  std::vector<std::uint32_t> ids(count);
  const Status status = choice(random, span_of<const double>(probabilities), ids);
  return status ? failure(*status) : copy_of(ids);
}

}  // namespace

EMSCRIPTEN_BINDINGS(loaded_dice) {
  emscripten::value_object<Buffer>("Buffer")
      .field("address", &Buffer::address)
      .field("length", &Buffer::length)
      .field("isFloat32", &Buffer::is_float32);
  emscripten::value_object<RawSettings>("RawSettings")
      .field("temperature", &RawSettings::temperature)
      .field("topK", &RawSettings::top_k)
      .field("topP", &RawSettings::top_p)
      .field("minP", &RawSettings::min_p)
      .field("repetitionPenalty", &RawSettings::repetition_penalty)
      .field("previousTokens", &RawSettings::previous_tokens)
      .field("order", &RawSettings::order);
  emscripten::class_<Random>("Random")
      .constructor<std::uint32_t>()
      .function("uniform", &bound_uniform)
      .function("normal", &normal)
      .function("choice", &bound_choice);
  emscripten::function("softmax", &bound_softmax);
  emscripten::function("entropy", &bound_entropy);
  emscripten::function("surprise", &bound_surprise);
  emscripten::function("distribution", &bound_distribution);
  emscripten::function("trace", &bound_trace);
  emscripten::function("sample", &bound_sample);
  emscripten::function("draw", &bound_draw);
  emscripten::function("cumulative", &bound_cumulative);
  emscripten::function("argsort", &bound_argsort);
  emscripten::function("adaptiveTemperature", &bound_adaptive);
  emscripten::function("sweep", &bound_sweep);
}

}  // namespace loaded_dice
