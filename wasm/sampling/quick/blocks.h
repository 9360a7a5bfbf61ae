// Logits in blocks of 64, as the kernels read them: the caller's own memory, but for blocks that
// hold a penalised token and the last one, which is filled up with -infinity; those are copies.
//
// A penalised score is a float64 number. In its block it is rounded to float32, and rounding keeps
// the order: where two blocks' entries differ, so do the scores, and in the same way. Only equal
// entries have to ask `score_of`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "../kernels/kernels.h"
#include "../numeric/scratch.h"

namespace loaded_dice {

struct PenalisedToken {
  std::uint32_t id;
  double score;
};

/// A block of one's own: entries, and the scores of those whose bit is set.
struct BlockCopy {
  float entries[block_size];
  double scores[block_size];
  std::uint64_t penalised;
};

/// `size` logits, the first of them at `logits`; `penalised` tokens in no order, each once.
struct Blocks {
  const float* logits;
  std::size_t size;
  std::vector<const float*> starts;
  Scratch<BlockCopy> copies;
  std::vector<PenalisedToken> penalised;

  [[nodiscard]] BlockStarts view() const { return {starts.data(), starts.size()}; }
};

/// Borrows `logits`, of which there is at least one. `tokens` are ids below their number. Nothing
/// where a penalised score is too large for float32.
[[nodiscard]] std::optional<Blocks> blocks_of(std::span<const float> logits,
                                              std::span<const std::int32_t> tokens, double penalty);

/// The logit of a token as its block has it.
[[nodiscard]] float entry_of(const Blocks& blocks, std::uint32_t id);

/// The score of a token, penalty included.
[[nodiscard]] double score_of(const Blocks& blocks, std::uint32_t id);

}  // namespace loaded_dice
