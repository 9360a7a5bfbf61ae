#include "blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "logits.h"
#include "order.h"
#include "penalties.h"

namespace loaded_dice {
namespace {

/// Where float32 ends, with room to spare.
constexpr double largest_entry = 1e38;

/// By id, each once.
std::vector<PenalisedToken> penalised_tokens(std::span<const float> logits,
                                             std::span<const std::int32_t> tokens, double penalty) {
  const std::vector<double> ids(tokens.begin(), tokens.end());
  const std::vector<std::uint32_t> order = argsort_descending(ids);
  std::vector<PenalisedToken> penalised;
  for (auto place = order.rbegin(); place != order.rend(); ++place) {
    const auto id = static_cast<std::uint32_t>(tokens[*place]);
    if (!penalised.empty() && penalised.back().id == id) continue;
    penalised.push_back({id, penalised_score(logits[id], penalty)});
  }
  return penalised;
}

/// A masked token is as small as float32 can say.
bool fits(const PenalisedToken& token, std::span<const float> logits) {
  return !is_kept(logits[token.id]) || std::abs(token.score) <= largest_entry;
}

/// Makes the block one of the copies, which have room for it.
float* copied(Blocks& blocks, std::size_t block, std::size_t length) {
  const float* from = blocks.starts[block];
  const std::size_t place = blocks.copies.size();
  blocks.copies.insert(blocks.copies.end(), from, from + length);
  blocks.copies.resize(place + block_size, -std::numeric_limits<float>::infinity());
  blocks.starts[block] = blocks.copies.data() + place;
  return blocks.copies.data() + place;
}

}  // namespace

std::optional<Blocks> blocks_of(std::span<const float> logits, std::span<const std::int32_t> tokens,
                                double penalty) {
  Blocks blocks{logits.size(), {}, {}, penalised_tokens(logits, tokens, penalty)};
  for (const PenalisedToken& token : blocks.penalised) {
    if (!fits(token, logits)) return {};
  }
  for (std::size_t start = 0; start < logits.size(); start += block_size) {
    blocks.starts.push_back(logits.data() + start);
  }
  // Reserved once: the starts point into it.
  blocks.copies.reserve((blocks.penalised.size() + 1) * block_size);
  const std::size_t rest = logits.size() % block_size;
  if (rest != 0) copied(blocks, blocks.starts.size() - 1, rest);
  std::size_t last = rest != 0 ? blocks.starts.size() - 1 : blocks.starts.size();
  for (auto token = blocks.penalised.rbegin(); token != blocks.penalised.rend(); ++token) {
    const std::size_t block = token->id / block_size;
    if (block < last) copied(blocks, last = block, block_size);
    const auto place = static_cast<std::size_t>(blocks.starts[block] - blocks.copies.data());
    blocks.copies[place + token->id % block_size] = static_cast<float>(token->score);
  }
  return blocks;
}

float entry_of(const Blocks& blocks, std::uint32_t id) {
  return blocks.starts[id / block_size][id % block_size];
}

double score_of(const Blocks& blocks, std::uint32_t id) {
  const auto found = std::lower_bound(
      blocks.penalised.begin(), blocks.penalised.end(), id,
      [](const PenalisedToken& token, std::uint32_t key) { return token.id < key; });
  if (found != blocks.penalised.end() && found->id == id) return found->score;
  return entry_of(blocks, id);
}

}  // namespace loaded_dice
