#include "chain.h"

#include <utility>

#include "../numeric/logits.h"
#include "../numeric/order.h"
#include "../numeric/weights.h"
#include "min_p.h"
#include "penalties.h"
#include "temperature.h"
#include "top_k.h"
#include "top_p.h"

namespace loaded_dice {
namespace {

/// A temperature seldom makes two scores one, so the order is looked over before it is made anew.
void replace_scores(Chain& chain, std::vector<double> scores) {
  chain.scores = std::move(scores);
  chain.validity = Validity::stale;
  if (!is_ranked(chain.ranking, chain.scores)) chain.ranking.clear();
}

void refresh_probabilities(Chain& chain) {
  chain.probabilities = softmax(chain.scores);
  chain.validity = Validity::exact;
}

void remove_cut(Chain& chain, const Cut& cut) {
  remove_from(chain.scores, cut);
  if (cut.ids.empty()) return;
  std::erase_if(chain.ranking, [&chain](std::uint32_t id) { return !is_kept(chain.scores[id]); });
}

Cut cut_by_score(Chain& chain, std::int64_t k) {
  Cut cut = cut_top_k(ranking_of(chain), chain.scores, k);
  remove_cut(chain, cut);
  chain.validity = Validity::stale;
  return cut;
}

/// A cut by probability: the survivors' p stay as they are until they are renormalised.
Cut cut_by_probability(Chain& chain, Cut cut) {
  remove_cut(chain, cut);
  for (const std::uint32_t id : cut.ids) chain.probabilities[id] = 0.0;
  chain.validity = Validity::cut;
  return cut;
}

/// Temperature 0: all but the best go, and where there are none nothing was compared.
Cut cut_to_best(Chain& chain) {
  Cut cut = cut_by_score(chain, 1);
  if (cut.ids.empty()) cut.bound = no_bound;
  return cut;
}

}  // namespace

bool is_on(Stage stage, const Settings& settings, std::size_t vocabulary) {
  switch (stage) {
    case Stage::repetition_penalty:
      return settings.repetition_penalty != 1 && !settings.previous_tokens.empty();
    case Stage::temperature:
      return settings.temperature != 1;
    case Stage::top_k:
      return top_k_is_on(settings.top_k, vocabulary);
    case Stage::top_p:
      return settings.top_p < 1;
    case Stage::min_p:
      return settings.min_p > 0;
  }
  return false;
}

bool can_remove(Stage stage, const Settings& settings) {
  if (stage == Stage::temperature) return settings.temperature == 0;
  return stage != Stage::repetition_penalty;
}

Result<Cut> run_stage(Chain& chain, Stage stage, const Settings& settings) {
  switch (stage) {
    case Stage::repetition_penalty: {
      Result<std::vector<double>> scores =
          penalised(chain.scores, settings.previous_tokens, settings.repetition_penalty);
      if (!scores.ok()) return scores.error();
      replace_scores(chain, std::move(scores.value()));
      return Cut{};
    }
    case Stage::temperature: {
      if (settings.temperature == 0) return cut_to_best(chain);
      Result<std::vector<double>> scores = scaled(chain.scores, settings.temperature);
      if (!scores.ok()) return scores.error();
      replace_scores(chain, std::move(scores.value()));
      return Cut{};
    }
    case Stage::top_k:
      return cut_by_score(chain, settings.top_k);
    case Stage::top_p:
      if (chain.validity != Validity::exact) refresh_probabilities(chain);
      return cut_by_probability(chain,
                                cut_top_p(ranking_of(chain), chain.probabilities, settings.top_p));
    case Stage::min_p:
      if (chain.validity == Validity::stale) refresh_probabilities(chain);
      return cut_by_probability(chain,
                                cut_min_p(ranking_of(chain), chain.probabilities, settings.min_p));
  }
  return Error{ErrorCode::bad_order, static_cast<double>(stage)};
}

const std::vector<std::uint32_t>& ranking_of(Chain& chain) {
  if (chain.ranking.empty()) chain.ranking = kept_by_score(chain.scores);
  return chain.ranking;
}

std::vector<double> probabilities_of(Chain& chain) {
  if (chain.validity == Validity::stale) refresh_probabilities(chain);
  return chain.validity == Validity::cut ? renormalised(chain.probabilities) : chain.probabilities;
}

}  // namespace loaded_dice
