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

Result<std::vector<double>> numbers_of(const Result<Roll>& result) {
  if (!result.ok()) return result.error();
  const Roll& roll = result.value();
  return std::vector<double>{static_cast<double>(roll.id),
                             roll.probability,
                             roll.uncut_probability,
                             roll.raw_probability,
                             roll.surprise,
                             roll.entropy,
                             roll.uncut_entropy,
                             roll.raw_entropy,
                             static_cast<double>(roll.kept),
                             roll.margin};
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

/// The numbers of the roll in the order of web/sampler/roll.ts: a list crosses faster than an
/// object.
val bound_roll(Buffer logits, const RawSettings& raw, double coin, double forced) {
  return with_settings(raw, [&](const Settings& settings) {
    return with_logits(logits, [&](auto values) {
      std::optional<std::uint32_t> token;
      if (forced >= 0) token = static_cast<std::uint32_t>(count_of(forced));
      return vector_or_failure(numbers_of(roll(values, settings, coin, token)));
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
/// objects and checks of types take longer than the sampling. -1 where there is a failure to tell,
/// which bound_sample does. `vocabulary` and `token_count` are lengths of arrays at the two
/// addresses.
extern "C" double sample_fast(std::uint32_t logits, std::uint32_t vocabulary, double temperature,
                              double top_k, double top_p, double min_p, double repetition_penalty,
                              std::uint32_t tokens, std::uint32_t token_count, double order,
                              double coin) {
  const Result<std::vector<Stage>> stages = stages_of(order);
  if (!stages.ok()) return -1;
  const Settings settings{
      temperature,   count_of(top_k),    top_p,
      min_p,         repetition_penalty, span_of<const std::int32_t>({tokens, token_count, false}),
      stages.value()};
  const Result<std::uint32_t> token =
      sample(std::span(span_of<const float>({logits, vocabulary, true})), settings, coin);
  return token.ok() ? static_cast<double>(token.value()) : -1.0;
}

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
  emscripten::function("softmax", &bound_softmax);
  emscripten::function("weights", &bound_weights);
  emscripten::function("entropy", &bound_entropy);
  emscripten::function("surprise", &bound_surprise);
  emscripten::function("distribution", &bound_distribution);
  emscripten::function("trace", &bound_trace);
  emscripten::function("survey", &bound_survey);
  emscripten::function("sample", &bound_sample);
  emscripten::function("roll", &bound_roll);
  emscripten::function("draw", &bound_draw);
  emscripten::function("cumulative", &bound_cumulative);
  emscripten::function("argsort", &bound_argsort);
  emscripten::function("adaptiveTemperature", &bound_adaptive);
  emscripten::function("sweep", &bound_sweep);
}

}  // namespace loaded_dice
