// A few tokens out of many: those that may stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "../numeric/scratch.h"
#include "blocks.h"
#include "search_report.h"

namespace loaded_dice {

/// Every block's largest entry, padded for the kernels, and the largest of all.
struct Maxima {
  std::vector<float> blocks;
  float largest;
};

/// Nothing where the logits are no input for a chain (NaN, +infinity, all masked).
[[nodiscard]] std::optional<Maxima> maxima_of(const Blocks& blocks);

/// Tokens in id order: entries and ids [size], entries padded with -infinity for the kernels.
struct Candidates {
  std::size_t size = 0;
  Scratch<float> entries;
  Scratch<std::uint32_t> ids;
};

/// Ends the list at `size` and pads it.
void close_at(Candidates& candidates, std::size_t size);

/// Below every entry that is not masked.
inline constexpr float lowest_entry = -std::numeric_limits<float>::max();

/// The tokens whose entry is at least `bound`, which is not below lowest_entry.
[[nodiscard]] Candidates candidates_at_least(const Blocks& blocks, const Maxima& maxima,
                                             float bound, SearchReport* report = nullptr);

/// The same, but below `under`.
[[nodiscard]] Candidates candidates_in(const Blocks& blocks, const Maxima& maxima, Range range,
                                       SearchReport* report = nullptr);

/// A bound that at least `count` blocks' maxima reach, and so at least as many tokens, and not many
/// more; lowest_entry where there are fewer.
[[nodiscard]] float bound_of_blocks(const Maxima& maxima, std::size_t count,
                                    SearchReport* report = nullptr);

}  // namespace loaded_dice
