#include "survey.h"

#include <algorithm>
#include <utility>

#include "chain.h"
#include "draw.h"
#include "entropy.h"
#include "logits.h"
#include "penalties.h"
#include "ranks.h"
#include "sums.h"

namespace loaded_dice {
namespace {

Status check(std::span<const double> logits, const Settings& settings,
             const SurveyOptions& options) {
  if (const Status status = check_logits(logits)) return status;
  if (const Status status = check_settings(settings, logits.size())) return status;
  if (const Status status = check_tokens(options.ask, logits.size())) return status;
  if (const Status status = check_face(options.narrowest_face)) return status;
  return options.coin ? check_coin(*options.coin) : Status();
}

/// Probabilities [V] and all ids by rank.
struct Standing {
  std::vector<double> probabilities;
  std::vector<std::uint32_t> ranking;
};

Standing standing_of(Chain& chain) {
  std::vector<std::uint32_t> ranking = ranking_of(chain);
  for (std::size_t id = 0; ranking.size() < chain.scores.size(); ++id) {
    if (!is_kept(chain.scores[id])) ranking.push_back(static_cast<std::uint32_t>(id));
  }
  return {probabilities_of(chain), std::move(ranking)};
}

std::vector<double> picked(std::span<const double> values, std::span<const std::uint32_t> ids) {
  std::vector<double> entries(ids.size());
  std::transform(ids.begin(), ids.end(), entries.begin(),
                 [values](std::uint32_t id) { return values[id]; });
  return entries;
}

double sum_without(std::vector<double> values, std::span<const std::uint32_t> ids) {
  for (const std::uint32_t id : ids) values[id] = 0.0;
  return pairwise_sum(values);
}

/// Runs the chain while `tokens` are recorded, and says how things stood before the first cut.
Result<Standing> run_chain(Chain& chain, const Settings& settings, std::span<AskedToken> tokens) {
  Standing before;
  std::vector<double> now;
  if (!tokens.empty()) now = probabilities_of(chain);
  bool any_cut = false;
  for (const Stage stage : settings.order) {
    const bool active = is_on(stage, settings, chain.scores.size());
    if (active && !any_cut && can_remove(stage, settings)) before = standing_of(chain);
    const Result<Cut> cut = active ? run_stage(chain, stage, settings) : Cut{};
    if (!cut.ok()) return cut.error();
    any_cut = any_cut || !cut.value().ids.empty();
    if (tokens.empty()) continue;
    if (active) now = probabilities_of(chain);
    record_stage(tokens, stage, active, cut.value(), chain, now);
  }
  if (!any_cut) before = standing_of(chain);
  return before;
}

}  // namespace

Result<Survey> survey(std::span<const double> logits, const Settings& settings,
                      const SurveyOptions& options) {
  if (const Status status = check(logits, settings, options)) return *status;
  Survey result{};
  result.asked = asked_tokens(options.ask, logits);
  Chain chain(logits);
  const std::vector<double> raw = probabilities_of(chain);
  const Result<Standing> ran = run_chain(chain, settings, result.asked);
  if (!ran.ok()) return ran.error();
  const auto& [before, ranking] = ran.value();
  const std::vector<double> probabilities = probabilities_of(chain);

  result.size = logits.size();
  result.kept =
      static_cast<std::size_t>(std::count_if(chain.scores.begin(), chain.scores.end(), is_kept));
  result.entropy = entropy(probabilities);
  result.raw_entropy = entropy(raw);

  const auto top = std::span(ranking).first(std::min(options.top, ranking.size()));
  result.top = {
      {top.begin(), top.end()}, picked(raw, top), picked(before, top), picked(probabilities, top)};
  const auto top_kept = static_cast<std::size_t>(std::count_if(
      top.begin(), top.end(), [&chain](std::uint32_t id) { return is_kept(chain.scores[id]); }));
  result.others = {ranking.size() - top.size(), result.kept - top_kept, sum_without(before, top),
                   sum_without(probabilities, top)};

  std::vector<std::uint32_t> ranks = spread_ranks(ranking.size(), options.points);
  std::vector<std::uint32_t> ids(ranks.size());
  std::transform(ranks.begin(), ranks.end(), ids.begin(),
                 [&ranking = ranking](std::uint32_t rank) { return ranking[rank - 1]; });
  result.tail = {std::move(ranks), picked(before, ids), picked(probabilities, ids)};

  const Result<std::vector<double>> edges = cumulative(probabilities);
  if (!edges.ok()) return edges.error();
  result.faces = faces_of(edges.value(), options.narrowest_face);
  if (options.coin) result.drawn = first_above(edges.value(), *options.coin);

  record_ranks(result.asked, ranking);
  for (AskedToken& token : result.asked) {
    token.raw = raw[token.id];
    token.before = before[token.id];
    token.probability = probabilities[token.id];
  }
  return result;
}

}  // namespace loaded_dice
