// The trace of single tokens: what each stage of the chain made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "../stages/chain.h"
#include "../stages/cut.h"
#include "../stages/settings.h"

namespace loaded_dice {

/// Who removed a token: the stage, what it compared, and with what bound (see Cut).
struct Removal {
  Stage stage;
  double value;
  double bound;
};

/// How a token stood after one stage, as StageTrace has it.
struct TokenStage {
  Stage stage;
  bool active;
  double score;
  double probability;
};

/// `rank` counts from 1, by score before the first cut. `raw` is softmax(logits), `before` the
/// probability before the first cut, `probability` the final one.
struct TokenTrace {
  std::uint32_t id;
  std::uint32_t rank;
  double logit;
  double raw;
  double before;
  double probability;
  std::optional<Removal> removed;
  std::vector<TokenStage> stages;
};

/// One entry for each id of `ask`, with id and logit only.
[[nodiscard]] std::vector<TokenTrace> token_traces(std::span<const std::int32_t> ask,
                                                   std::span<const double> logits);

/// Adds how the tokens stand after a stage that removed `cut`. `probabilities` [V] are the chain's.
void record_stage(std::span<TokenTrace> tokens, Stage stage, bool active, const Cut& cut,
                  const Chain& chain, std::span<const double> probabilities);

/// Fills in the ranks by `ranking` [V], every id in its order.
void record_ranks(std::span<TokenTrace> tokens, std::span<const std::uint32_t> ranking);

}  // namespace loaded_dice
