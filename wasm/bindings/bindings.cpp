// The functions that JavaScript calls, and nothing else: numbers, strings and addresses in, copies
// out, no algorithm.
//
// Arrays come in as the address of a buffer that JavaScript allocated with `_malloc` and filled
// with HEAPF32.set or HEAPF64.set; JavaScript frees it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "../sampling/adaptive.h"
#include "../sampling/draw.h"
#include "../sampling/numeric/entropy.h"
#include "../sampling/numeric/order.h"
#include "../sampling/pipeline.h"
#include "../sampling/random.h"
#include "../sampling/roll.h"
#include "../sampling/softmax.h"
#include "../sampling/survey/survey.h"
#include "../sampling/sweep.h"
#include "answers.h"
#include "arguments.h"

using emscripten::val;

namespace loaded_dice {
namespace {

/// Calls `run` with the settings that `raw` stands for; its answer or a failure.
template <typename Run>
val with_settings(const RawSettings& raw, Run run) {
  return with_settings(raw, run, failure);
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

val bound_weights(Buffer logits, double temperature) {
  return object_or_failure(weights(logits_of(logits), temperature));
}

val bound_distribution(Buffer logits, const RawSettings& raw) {
  return with_settings(raw, [&](const Settings& settings) {
    return with_logits(
        logits, [&](auto values) { return object_or_failure(distribution(values, settings)); });
  });
}

val bound_trace(Buffer logits, const RawSettings& raw) {
  return with_settings(raw, [&](const Settings& settings) {
    const std::vector<double> values = logits_of(logits);
    const Result<Trace> result = trace(values, settings);
    return result.ok() ? object_of(result.value(), values) : failure(result.error());
  });
}

val bound_survey(Buffer logits, const RawSettings& raw, const RawSurveyOptions& options) {
  return with_settings(raw, [&](const Settings& settings) {
    return object_or_failure(survey(logits_of(logits), settings, options_of(options)));
  });
}

val bound_sample(Buffer logits, const RawSettings& raw, double coin) {
  return with_settings(raw, [&](const Settings& settings) {
    return with_logits(
        logits, [&](auto values) { return token_or_failure(sample(values, settings, coin)); });
  });
}

val bound_search_report(Buffer logits, const RawSettings& raw) {
  return with_settings(raw, [&](const Settings& settings) {
    return object_or_failure(search_report(span_of<const float>(logits), settings));
  });
}

val bound_roll(Buffer logits, const RawSettings& raw, double coin, double forced) {
  return with_settings(raw, [&](const Settings& settings) {
    return with_logits(logits, [&](auto values) {
      std::optional<std::uint32_t> token;
      if (forced >= 0) token = static_cast<std::uint32_t>(count_of(forced));
      return object_or_failure(roll(values, settings, coin, token));
    });
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
  return object_or_failure(adaptive_temperature(logits_of(logits), {base, minimum, maximum}));
}

val bound_sweep(Buffer logits, Buffer temperatures) {
  return object_or_failure(sweep(logits_of(logits), span_of<const double>(temperatures)));
}

val bound_uniform(Random& random, double low, double high) {
  const Result<double> result = uniform(random, low, high);
  return result.ok() ? val(result.value()) : failure(result.error());
}

void bound_skip(Random& random, std::uint32_t count) { skip(random, count); }

val bound_choice(Random& random, Buffer probabilities, std::uint32_t count) {
  std::vector<std::uint32_t> ids(count);
  const Status status = choice(random, span_of<const double>(probabilities), ids);
  return status ? failure(*status) : copy_of(ids);
}

}  // namespace

/// `sample` of float32 logits for a call per token: a plain export with numbers in and out, for
/// objects and checks of types take longer than the sampling. -1 where there is a failure, which
/// bound_sample reports. Addresses and lengths are those of a Buffer.
extern "C" double sample_fast(std::uint32_t logits, std::uint32_t vocabulary,
                              std::uint32_t parameters, std::uint32_t tokens,
                              std::uint32_t token_count, std::uint32_t order,
                              std::uint32_t order_length, double coin) {
  const RawSettings raw{
      {parameters, 0, false}, {tokens, token_count, false}, {order, order_length, false}};
  const auto run = [&](const Settings& settings) {
    const auto token =
        sample(std::span(span_of<const float>({logits, vocabulary, true})), settings, coin);
    return token.ok() ? static_cast<double>(token.value()) : -1.0;
  };
  return with_settings(raw, run, [](const Error&) { return -1.0; });
}

EMSCRIPTEN_BINDINGS(loaded_dice) {
  emscripten::value_object<Buffer>("Buffer")
      .field("address", &Buffer::address)
      .field("length", &Buffer::length)
      .field("isFloat32", &Buffer::is_float32);
  emscripten::value_object<RawSettings>("RawSettings")
      .field("parameters", &RawSettings::parameters)
      .field("previousTokens", &RawSettings::previous_tokens)
      .field("order", &RawSettings::order);
  emscripten::value_object<RawSurveyOptions>("RawSurveyOptions")
      .field("top", &RawSurveyOptions::top)
      .field("points", &RawSurveyOptions::points)
      .field("minFace", &RawSurveyOptions::narrowest_face)
      .field("ask", &RawSurveyOptions::ask)
      .field("hasCoin", &RawSurveyOptions::has_coin)
      .field("coin", &RawSurveyOptions::coin);
  emscripten::class_<Random>("Random")
      .constructor<std::uint32_t>()
      .function("uniform", &bound_uniform)
      .function("normal", &normal)
      .function("skip", &bound_skip)
      .function("choice", &bound_choice);
  emscripten::function("stages", &stage_list);
  emscripten::function("softmax", &bound_softmax);
  emscripten::function("weights", &bound_weights);
  emscripten::function("entropy", &bound_entropy);
  emscripten::function("surprise", &bound_surprise);
  emscripten::function("distribution", &bound_distribution);
  emscripten::function("trace", &bound_trace);
  emscripten::function("survey", &bound_survey);
  emscripten::function("sample", &bound_sample);
  emscripten::function("roll", &bound_roll);
  emscripten::function("searchReport", &bound_search_report);
  emscripten::function("draw", &bound_draw);
  emscripten::function("cumulative", &bound_cumulative);
  emscripten::function("argsort", &bound_argsort);
  emscripten::function("adaptiveTemperature", &bound_adaptive);
  emscripten::function("sweep", &bound_sweep);
}

}  // namespace loaded_dice
