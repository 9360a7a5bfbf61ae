// The repetition penalty: tokens that were already written become less attractive.
// Keskar et al. 2019, "CTRL", section 4.1, in the signed form that Hugging Face and llama.cpp use.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../error.h"

namespace loaded_dice {

inline constexpr ErrorCode bad_repetition_penalty{"bad-repetition-penalty"};

/// Refuses penalties that are not finite or not above 0 (bad_repetition_penalty).
[[nodiscard]] Status check_penalty(double penalty);

/// Refuses ids outside [0, vocabulary) (bad_token_id, with the place in `previous_tokens`).
[[nodiscard]] Status check_tokens(std::span<const std::int32_t> previous_tokens,
                                  std::size_t vocabulary);

/// x > 0 ? x / a : x * a. Zero and -infinity stay.
[[nodiscard]] double penalised_score(double score, double penalty);

/// Scores with those of `previous_tokens` penalised, once for each distinct id. A product or
/// quotient that overflows is bad_repetition_penalty.
[[nodiscard]] Result<std::vector<double>> penalised(std::span<const double> scores,
                                                    std::span<const std::int32_t> previous_tokens,
                                                    double penalty);

}  // namespace loaded_dice
