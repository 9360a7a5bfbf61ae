#include "token_trace.h"

#include <cstddef>

#include "../numeric/logits.h"

namespace loaded_dice {
namespace {

/// The place of each id in `ids`; ids that are not in it have none to rely on.
std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> ids, std::size_t vocabulary) {
  std::vector<std::uint32_t> places(vocabulary);
  for (std::size_t place = 0; place < ids.size(); ++place) {
    places[ids[place]] = static_cast<std::uint32_t>(place);
  }
  return places;
}

bool was_kept(const TokenTrace& token) {
  return is_kept(token.stages.empty() ? token.logit : token.stages.back().score);
}

}  // namespace

std::vector<TokenTrace> token_traces(std::span<const std::int32_t> ask,
                                     std::span<const double> logits) {
  std::vector<TokenTrace> tokens;
  for (const std::int32_t id : ask) {
    TokenTrace token{};
    token.id = static_cast<std::uint32_t>(id);
    token.logit = logits[token.id];
    tokens.push_back(token);
  }
  return tokens;
}

void record_stage(std::span<TokenTrace> tokens, Stage stage, bool active, const Cut& cut,
                  const Chain& chain, std::span<const double> probabilities) {
  const bool any_cut = !tokens.empty() && !cut.ids.empty();
  const auto places = places_of(cut.ids, any_cut ? chain.scores.size() : 0);
  for (TokenTrace& token : tokens) {
    const double score = chain.scores[token.id];
    if (was_kept(token) && !is_kept(score)) {
      token.removed = Removal{stage, cut.values[places[token.id]], cut.bound};
    }
    token.stages.push_back({stage, active, score, probabilities[token.id]});
  }
}

void record_ranks(std::span<TokenTrace> tokens, std::span<const std::uint32_t> ranking) {
  if (tokens.empty()) return;
  const auto places = places_of(ranking, ranking.size());
  for (TokenTrace& token : tokens) token.rank = places[token.id] + 1;
}

}  // namespace loaded_dice
