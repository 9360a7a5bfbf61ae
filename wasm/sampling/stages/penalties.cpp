#include "penalties.h"

#include <cmath>
#include <cstddef>

#include "../numeric/logits.h"

namespace loaded_dice {

Status check_penalty(double penalty) {
  if (!std::isfinite(penalty) || penalty <= 0) {
    return Error{bad_repetition_penalty, penalty};
  }
  return {};
}

Status check_tokens(std::span<const std::int32_t> previous_tokens, std::size_t vocabulary) {
  for (std::size_t i = 0; i < previous_tokens.size(); ++i) {
    const std::int32_t id = previous_tokens[i];
    if (id < 0 || static_cast<std::size_t>(id) >= vocabulary) {
      return Error{bad_token_id, static_cast<double>(id), i};
    }
  }
  return {};
}

double penalised_score(double score, double penalty) {
  return score > 0 ? score / penalty : score * penalty;
}

Result<std::vector<double>> penalised(std::span<const double> scores,
                                      std::span<const std::int32_t> previous_tokens,
                                      double penalty) {
  if (const Status status = check_penalty(penalty)) return *status;
  if (const Status status = check_tokens(previous_tokens, scores.size())) return *status;
  std::vector<double> result(scores.begin(), scores.end());
  for (const std::int32_t token : previous_tokens) {
    const auto id = static_cast<std::size_t>(token);
    if (!is_kept(scores[id])) continue;
    // From the score before the penalty, so that an id listed twice is lowered once.
    result[id] = penalised_score(scores[id], penalty);
    if (std::isinf(result[id])) return Error{bad_repetition_penalty, penalty, id};
  }
  return result;
}

}  // namespace loaded_dice
