// The settings of a sampling chain, and the orders that its stages run in.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace loaded_dice {

/// Every stage has a row in the table of stages (see table.h).
enum class Stage : std::uint8_t { repetition_penalty, temperature, top_k, top_p, min_p };

/// Penalty, temperature, top-k, top-p, min-p. The notebook's and Hugging Face's chains are this
/// one.
inline constexpr std::array default_order{Stage::repetition_penalty, Stage::temperature,
                                          Stage::top_k, Stage::top_p, Stage::min_p};

/// llama.cpp scales last, so its filters see the distribution at temperature 1.
inline constexpr std::array llama_cpp_order{Stage::repetition_penalty, Stage::top_k, Stage::top_p,
                                            Stage::min_p, Stage::temperature};

/// Every default leaves the distribution alone. A stage that `order` leaves out does not run.
/// `previous_tokens` and `order` are borrowed.
struct Settings {
  double temperature = 1.0;
  std::int64_t top_k = 0;
  double top_p = 1.0;
  double min_p = 0.0;
  double repetition_penalty = 1.0;
  std::span<const std::int32_t> previous_tokens = {};
  std::span<const Stage> order = default_order;
};

/// A count that comes as a float64 number. From 2^31 - 1 up all counts mean the same: everything
/// there is.
[[nodiscard]] constexpr std::int32_t count_of(double number) {
  constexpr std::int32_t most = 0x7fffffff;
  return number < most ? static_cast<std::int32_t>(number) : most;
}

}  // namespace loaded_dice
