// The settings of a sampling chain, and the orders its stages can run in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "../error.h"

namespace loaded_dice {

enum class Stage : std::uint8_t { repetition_penalty, temperature, top_k, top_p, min_p };

/// Penalty, temperature, top-k, top-p, min-p. The notebook's and Hugging Face's chains are this
/// one.
inline constexpr std::array default_order{Stage::repetition_penalty, Stage::temperature,
                                          Stage::top_k, Stage::top_p, Stage::min_p};

/// llama.cpp scales last, so its filters see the distribution at temperature 1.
inline constexpr std::array llama_cpp_order{Stage::repetition_penalty, Stage::top_k, Stage::top_p,
                                            Stage::min_p, Stage::temperature};

/// The name of a stage as it crosses to JavaScript, such as "topK".
[[nodiscard]] std::string_view stage_name(Stage stage);

/// The stage of a name, if there is one.
[[nodiscard]] std::optional<Stage> stage_from_name(std::string_view name);

/// The order of a preset: "notebook", "hugging-face" or "llama.cpp".
[[nodiscard]] std::optional<std::span<const Stage>> preset_order(std::string_view preset);

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

/// Every setting is checked, also of stages that are off or left out: bad_temperature, bad_top_k,
/// bad_top_p, bad_min_p, bad_repetition_penalty, bad_token_id, bad_order (a stage named twice).
[[nodiscard]] Status check_settings(const Settings& settings, std::size_t vocabulary);

}  // namespace loaded_dice
