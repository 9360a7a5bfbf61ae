// The scores on their way through the chain, stage by stage, and what follows from them.
//
// A chain carries scores [V], -infinity where a token was removed. Each stage works on the scores
// as it finds them, so the same five stages run in any order:
//   repetition penalty, temperature   change scores (temperature 0 keeps only the best)
//   top-k                             cuts by score
//   top-p                             cuts by softmax over the survivors so far
//   min-p                             cuts by p as well; right after top-p it takes top-p's p, for
//                                     a common factor does not change a ratio
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "../error.h"
#include "cut.h"
#include "settings.h"

namespace loaded_dice {

/// What a chain's probabilities are worth for its scores: `cut` ones do not sum to 1 yet.
enum class Validity : std::uint8_t { stale, exact, cut };

/// Probabilities and `ranking`, the kept ids by score, are made when first asked for; a ranking
/// without entries is not made yet.
struct Chain {
  explicit Chain(std::span<const double> logits) : scores(logits.begin(), logits.end()) {}

  std::vector<double> scores;
  std::vector<double> probabilities;
  Validity validity = Validity::stale;
  std::vector<std::uint32_t> ranking;
};

/// Whether a stage does anything under these settings.
[[nodiscard]] bool is_on(Stage stage, const Settings& settings, std::size_t vocabulary);

/// Whether a stage that is on may remove tokens.
[[nodiscard]] bool can_remove(Stage stage, const Settings& settings);

/// Runs one stage and says what it removed. Errors: bad_temperature and bad_repetition_penalty
/// where a score overflows.
[[nodiscard]] Result<Cut> run_stage(Chain& chain, Stage stage, const Settings& settings);

/// The kept ids by score from the largest down (ties: lower id first).
[[nodiscard]] const std::vector<std::uint32_t>& ranking_of(Chain& chain);

/// What the chain stands for [V]: after a cut by p it is divided by what is left (a pairwise sum in
/// id order, zeros included), otherwise it is softmax of the scores.
[[nodiscard]] std::vector<double> probabilities_of(Chain& chain);

}  // namespace loaded_dice
