// A large vocabulary at a share_of: the best tokens one by one, the rest as sums, and a few tokens
// that were asked for. It gives the numbers of `trace` to the bit, without its records of V entries
// a stage.
//
// Three distributions come side by side: `raw` is softmax(logits) at temperature 1, `before` the
// one before the first stage that removed a token, `probabilities` the final one. Tokens are ranked
// by score before that stage, from the largest down (ties: lower id first), masked ones last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "../error.h"
#include "../stages/settings.h"
#include "faces.h"
#include "token_trace.h"

namespace loaded_dice {

/// How much to tell: how many of the best tokens, how many points of the tail, the narrowest face
/// of the die, ids of tokens to trace (borrowed), u in [0, 1) to draw with.
struct SurveyOptions {
  std::size_t top = 20;
  std::size_t points = 160;
  double narrowest_face = 0.002;
  std::span<const std::int32_t> ask = {};
  std::optional<double> u = {};
};

/// The first by rank, all five of the same length.
struct TopTokens {
  std::vector<std::uint32_t> ids;
  std::vector<double> raw;
  std::vector<double> before;
  std::vector<double> probabilities;
  std::vector<std::optional<Removal>> removed;
};

/// All tokens after the top ones: how many, how many of them are kept, and the pairwise sums of
/// their probabilities over all V in id order, with zeros for the top ones.
struct OtherTokens {
  std::size_t count;
  std::size_t kept;
  double raw;
  double before;
  double probabilities;
};

/// Some ranks from 1 to V (see spread_ranks) and the probabilities of the tokens there.
struct Tail {
  std::vector<std::uint32_t> ranks;
  std::vector<double> before;
  std::vector<double> probabilities;
};

/// The kept tokens without a face wide enough: how many, and the pairwise sum of their
/// probabilities over all V in id order, with zeros for the others.
struct Remainder {
  std::size_t count;
  double probabilities;
};

/// `size` is V, entropies are in nats: of the final and of the raw distribution.
struct Survey {
  std::size_t size;
  std::size_t kept;
  double entropy;
  double raw_entropy;
  TopTokens top;
  OtherTokens others;
  Tail tail;
  Faces faces;
  Remainder remainder;
  std::optional<std::uint32_t> drawn;
  std::vector<TokenTrace> asked;
};

/// Errors: those of `distribution`; bad_token_id with its place in `ask`; bad_coin; bad_range for
/// the narrowest face.
[[nodiscard]] Result<Survey> survey(std::span<const double> logits, const Settings& settings,
                                    const SurveyOptions& options);

}  // namespace loaded_dice
