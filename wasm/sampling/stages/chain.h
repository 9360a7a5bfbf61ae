// The scores on their way through the chain, and the probabilities that follow from them.
//
// A chain carries scores [V], -infinity where a token was removed. Each stage works on the scores
// as it finds them, so stages run in any order:
//   repetition penalty, temperature   change scores (temperature 0 keeps only the best)
//   top-k                             cuts by score
//   top-p                             cuts by softmax over the survivors so far
//   min-p                             cuts by p as well; right after top-p it takes top-p's p, for
//                                     a common factor does not change a ratio
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cut.h"

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

/// The kept ids by score from the largest down (ties: lower id first).
[[nodiscard]] const std::vector<std::uint32_t>& ranking_of(Chain& chain);

/// Softmax over the survivors [V].
[[nodiscard]] const std::vector<double>& exact_probabilities_of(Chain& chain);

/// The same, or right after a cut the probabilities before it: a common factor apart.
[[nodiscard]] const std::vector<double>& shares_of(Chain& chain);

/// What the chain stands for [V]: after a cut by p it is divided by what is left (a pairwise sum in
/// id order, zeros included), otherwise it is softmax of the scores.
[[nodiscard]] std::vector<double> probabilities_of(Chain& chain);

/// Takes new scores of the same tokens.
void replace_scores(Chain& chain, std::vector<double> scores);

/// Removes all but the best k tokens (see cut_top_k).
Cut cut_by_score(Chain& chain, std::int64_t k);

/// Removes all but the best token, as temperature 0 does. Where nothing is removed, nothing was
/// compared.
Cut cut_to_best(Chain& chain);

/// Removes a cut by probability: the survivors' p stay as they are until they are renormalised.
Cut cut_by_probability(Chain& chain, Cut cut);

}  // namespace loaded_dice
