// The whole chain, from logits to a distribution and a token.
//
// A chain carries scores [V], -infinity where a token was removed. Each stage works on the scores
// as it finds them, so the same five stages run in any order:
//   repetition penalty, temperature   change scores (temperature 0 keeps only the best)
//   top-k                             cuts by score
//   top-p                             cuts by softmax over the survivors so far
//   min-p                             cuts by p as well; right after top-p it takes top-p's p, for
//                                     a common factor does not change a ratio
// In the end p is renormalised: after a cut by p it is divided by what is left (a pairwise sum in
// id order, zeros included), otherwise it is softmax of the scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cut.h"
#include "error.h"
#include "settings.h"

namespace loaded_dice {

/// `probabilities` [V], `kept` ids ascending (a kept token may underflow to p = 0), entropy in
/// nats.
struct Distribution {
  std::vector<double> probabilities;
  std::vector<std::uint32_t> kept;
  double entropy;
};

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

/// The token that a coin in [0, 1) picks. Every draw takes a coin, a greedy one too.
[[nodiscard]] Result<std::uint32_t> sample(std::span<const double> logits, const Settings& settings,
                                           double coin);

}  // namespace loaded_dice
