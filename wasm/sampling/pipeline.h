// The whole chain, from logits to a distribution and a token.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "distribution.h"
#include "error.h"
#include "quick/search_report.h"
#include "stages/cut.h"
#include "stages/settings.h"

namespace loaded_dice {

/// How things stood after one stage. `scores` and `probabilities` are [V]. A stage that is off has
/// `active` false and changed nothing. `removed.bound` is NaN where nothing was compared.
struct StageTrace {
  Stage stage;
  bool active;
  std::vector<double> scores;
  Distribution distribution;
  Cut removed;
};

/// `input` is the raw logits' softmax at temperature 1.
struct Trace {
  Distribution input;
  std::vector<StageTrace> stages;
  Distribution result;
};

/// Errors of the three: those of check_logits and check_settings; bad_temperature and
/// bad_repetition_penalty also where a score overflows; `sample` adds bad_coin.
[[nodiscard]] Result<Distribution> distribution(std::span<const double> logits,
                                                const Settings& settings);
[[nodiscard]] Result<Trace> trace(std::span<const double> logits, const Settings& settings);

/// The same distribution, bit for bit, of float32 logits; faster where the stages run in the usual
/// order.
[[nodiscard]] Result<Distribution> distribution(std::span<const float> logits,
                                                const Settings& settings);

/// The token that a coin in [0, 1) picks. Every draw takes a coin, a greedy one too.
[[nodiscard]] Result<std::uint32_t> sample(std::span<const double> logits, const Settings& settings,
                                           double coin);

/// The same token of float32 logits; faster, and seldom by way of the distribution.
[[nodiscard]] Result<std::uint32_t> sample(std::span<const float> logits, const Settings& settings,
                                           double coin);

/// What `sample` of float32 logits touches to find the tokens that stay. Where the definition
/// answers, it looks at all of them. Errors: those of `distribution`.
[[nodiscard]] Result<SearchReport> search_report(std::span<const float> logits,
                                                 const Settings& settings);

}  // namespace loaded_dice
