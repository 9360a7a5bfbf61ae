// One token of float32 logits, without the distribution it comes from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "../stages/settings.h"
#include "search_report.h"

namespace loaded_dice {

/// The token that `sample` gives. Nothing where the logits, settings or coin are refused or
/// unusual, and where the coin or a cut is so near to a step that only the definition's own
/// rounding decides. A report is told what the search touched.
[[nodiscard]] std::optional<std::uint32_t> quick_sample(std::span<const float> logits,
                                                        const Settings& settings, double coin,
                                                        SearchReport* report = nullptr);

}  // namespace loaded_dice
