#include "blocks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "../numeric/logits.h"
#include "../stages/penalties.h"

namespace loaded_dice {
namespace {

/// Where float32 ends, with room to spare.
constexpr double largest_entry = 1e38;

/// The block's copy, if it is one.
const BlockCopy* copy_at(const Blocks& blocks, std::size_t block) {
  const float* start = blocks.starts[block];
  // A copy starts with its entries.
  return start == blocks.logits + block * block_size ? nullptr
                                                     : reinterpret_cast<const BlockCopy*>(start);
}

/// Makes the block a copy, in the next place for one.
BlockCopy& copied(Blocks& blocks, std::size_t block, BlockCopy& copy) {
  const float* from = blocks.starts[block];
  const std::size_t length = blocks.size - block * block_size;
  // A few words at a time are copied in place; for more there would be a call.
  constexpr std::size_t piece = 16;
  std::size_t i = 0;
  for (; i < block_size && i + piece <= length; i += piece) {
    std::memcpy(copy.entries + i, from + i, piece * sizeof(float));
  }
  for (; i < block_size; ++i) {
    copy.entries[i] = i < length ? from[i] : -std::numeric_limits<float>::infinity();
  }
  copy.penalised = 0;
  blocks.starts[block] = copy.entries;
  return copy;
}

/// Every token's score, once; false where one is too large.
bool penalise(Blocks& blocks, std::span<const std::int32_t> tokens, double penalty,
              std::size_t copies) {
  for (const std::int32_t token : tokens) {
    const auto id = static_cast<std::uint32_t>(token);
    const std::size_t block = id / block_size;
    auto* copy = const_cast<BlockCopy*>(copy_at(blocks, block));
    if (copy == nullptr) copy = &copied(blocks, block, blocks.copies[copies++]);
    const std::uint64_t bit = std::uint64_t{1} << (id % block_size);
    if ((copy->penalised & bit) != 0) continue;
    const float logit = copy->entries[id % block_size];
    const double score = penalised_score(logit, penalty);
    // A masked token is as small as float32 can say.
    if (is_kept(logit) && std::abs(score) > largest_entry) return false;
    copy->penalised |= bit;
    copy->scores[id % block_size] = score;
    copy->entries[id % block_size] = static_cast<float>(score);
    blocks.penalised.push_back({id, score});
  }
  return true;
}

}  // namespace

std::optional<Blocks> blocks_of(std::span<const float> logits, std::span<const std::int32_t> tokens,
                                double penalty) {
  const std::size_t count = (logits.size() + block_size - 1) / block_size;
  Blocks blocks{logits.data(), logits.size(), std::vector<const float*>(count), {}, {}};
  const float** starts = blocks.starts.data();
  for (std::size_t block = 0; block < count; ++block) {
    starts[block] = logits.data() + block * block_size;
  }
  blocks.copies = Scratch<BlockCopy>(std::min(tokens.size(), count) + 1);
  blocks.penalised.reserve(tokens.size());
  const bool has_rest = logits.size() % block_size != 0;
  if (has_rest) copied(blocks, count - 1, blocks.copies[0]);
  if (!penalise(blocks, tokens, penalty, has_rest ? 1 : 0)) return {};
  return blocks;
}

float entry_of(const Blocks& blocks, std::uint32_t id) {
  return blocks.starts[id / block_size][id % block_size];
}

double score_of(const Blocks& blocks, std::uint32_t id) {
  const BlockCopy* copy = copy_at(blocks, id / block_size);
  if (copy == nullptr) return entry_of(blocks, id);
  const std::size_t place = id % block_size;
  return (copy->penalised >> place & 1) != 0 ? copy->scores[place] : copy->entries[place];
}

}  // namespace loaded_dice
