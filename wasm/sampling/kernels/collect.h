// The logits in a range, in id order, read from those blocks only whose maximum reaches it.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

/// Writes the logits and their ids and gives their number. `maxima` are those of block_maxima; the
/// range starts above -infinity.
std::size_t collect(BlockStarts blocks, const float* maxima, Range range, float* values,
                    std::uint32_t* ids) {
  const Floats from = held(range.from);
  const Floats under = held(range.under);
  std::size_t found = 0;
  for (std::size_t group = 0; group < blocks.count; group += float_lanes) {
    unsigned wanted = mask_of(load<Floats>(maxima + group) >= from);
    for (; wanted != 0; wanted &= wanted - 1) {
      const std::size_t block = group + static_cast<std::size_t>(__builtin_ctz(wanted));
      const float* logits = blocks.starts[block];
      // All 64 first: to ask row by row whether there is one would be a guess each time.
      std::uint64_t hits = 0;
      for (std::size_t row = 0; row < block_size; row += float_lanes) {
        const auto entries = load<Floats>(logits + row);
        const unsigned mask = mask_of(entries >= from) & mask_of(entries < under);
        hits |= std::uint64_t{mask} << row;
      }
      for (; hits != 0; hits &= hits - 1) {
        const auto place = static_cast<std::size_t>(__builtin_ctzll(hits));
        values[found] = logits[place];
        ids[found++] = static_cast<std::uint32_t>(block * block_size + place);
      }
    }
  }
  return found;
}

}  // namespace
}  // namespace loaded_dice
