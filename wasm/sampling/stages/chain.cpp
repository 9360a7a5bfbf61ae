#include "chain.h"

#include <utility>

#include "../numeric/logits.h"
#include "../numeric/order.h"
#include "../numeric/weights.h"
#include "top_k.h"

namespace loaded_dice {
namespace {

void refresh_probabilities(Chain& chain) {
  chain.probabilities = softmax(chain.scores);
  chain.validity = Validity::exact;
}

void remove_cut(Chain& chain, const Cut& cut) {
  remove_from(chain.scores, cut);
  if (cut.ids.empty()) return;
  std::erase_if(chain.ranking, [&chain](std::uint32_t id) { return !is_kept(chain.scores[id]); });
}

}  // namespace

const std::vector<std::uint32_t>& ranking_of(Chain& chain) {
  if (chain.ranking.empty()) chain.ranking = kept_by_score(chain.scores);
  return chain.ranking;
}

const std::vector<double>& exact_probabilities_of(Chain& chain) {
  if (chain.validity != Validity::exact) refresh_probabilities(chain);
  return chain.probabilities;
}

const std::vector<double>& shares_of(Chain& chain) {
  if (chain.validity == Validity::stale) refresh_probabilities(chain);
  return chain.probabilities;
}

std::vector<double> probabilities_of(Chain& chain) {
  const std::vector<double>& shares = shares_of(chain);
  return chain.validity == Validity::cut ? renormalised(shares) : shares;
}

void replace_scores(Chain& chain, std::vector<double> scores) {
  chain.scores = std::move(scores);
  chain.validity = Validity::stale;
  // A temperature seldom makes two scores equal, so the old order mostly holds.
  if (!is_ranked(chain.ranking, chain.scores)) chain.ranking.clear();
}

Cut cut_by_score(Chain& chain, std::int64_t k) {
  Cut cut = cut_top_k(ranking_of(chain), chain.scores, k);
  remove_cut(chain, cut);
  chain.validity = Validity::stale;
  return cut;
}

Cut cut_to_best(Chain& chain) {
  Cut cut = cut_by_score(chain, 1);
  if (cut.ids.empty()) cut.bound = no_bound;
  return cut;
}

Cut cut_by_probability(Chain& chain, Cut cut) {
  remove_cut(chain, cut);
  for (const std::uint32_t id : cut.ids) chain.probabilities[id] = 0.0;
  chain.validity = Validity::cut;
  return cut;
}

}  // namespace loaded_dice
