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

double sum_without(std::span<const double> all, std::span<const std::uint32_t> ids) {
  std::vector<double> values(all.begin(), all.end());
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

/// What a survey is told from. `chain` has run.
struct Findings {
  const Chain& chain;
  std::span<const double> raw;
  const Standing& before;
  std::span<const double> probabilities;

  [[nodiscard]] std::span<const std::uint32_t> best(std::size_t count) const {
    return std::span(before.ranking).first(std::min(count, before.ranking.size()));
  }
};

TopTokens top_of(const Findings& found, std::span<const std::uint32_t> ids) {
  return {{ids.begin(), ids.end()},
          picked(found.raw, ids),
          picked(found.before.probabilities, ids),
          picked(found.probabilities, ids)};
}

OtherTokens others_of(const Findings& found, std::span<const std::uint32_t> top) {
  const auto others = std::span(found.before.ranking).subspan(top.size());
  const auto kept = std::count_if(others.begin(), others.end(), [&found](std::uint32_t id) {
    return is_kept(found.chain.scores[id]);
  });
  return {others.size(), static_cast<std::size_t>(kept),
          sum_without(found.before.probabilities, top), sum_without(found.probabilities, top)};
}

Tail tail_of(const Findings& found, std::size_t points) {
  std::vector<std::uint32_t> ranks = spread_ranks(found.before.ranking.size(), points);
  std::vector<std::uint32_t> ids(ranks.size());
  std::transform(ranks.begin(), ranks.end(), ids.begin(),
                 [&found](std::uint32_t rank) { return found.before.ranking[rank - 1]; });
  return {std::move(ranks), picked(found.before.probabilities, ids),
          picked(found.probabilities, ids)};
}

void finish_lives(std::span<AskedToken> tokens, const Findings& found) {
  record_ranks(tokens, found.before.ranking);
  for (AskedToken& token : tokens) {
    token.raw = found.raw[token.id];
    token.before = found.before.probabilities[token.id];
    token.probability = found.probabilities[token.id];
  }
}

}  // namespace

Result<Survey> survey(std::span<const double> logits, const Settings& settings,
                      const SurveyOptions& options) {
  if (const Status status = check(logits, settings, options)) return *status;
  Chain chain(logits);
  const std::vector<double> raw = probabilities_of(chain);
  std::vector<AskedToken> asked = asked_tokens(options.ask, logits);
  const Result<Standing> before = run_chain(chain, settings, asked);
  if (!before.ok()) return before.error();
  const std::vector<double> probabilities = probabilities_of(chain);
  const Result<std::vector<double>> edges = cumulative(probabilities);
  if (!edges.ok()) return edges.error();

  const Findings found{chain, raw, before.value(), probabilities};
  finish_lives(asked, found);
  const auto top = found.best(options.top);
  const auto kept = std::count_if(chain.scores.begin(), chain.scores.end(), is_kept);
  Survey result{logits.size(),
                static_cast<std::size_t>(kept),
                entropy(probabilities),
                entropy(raw),
                top_of(found, top),
                others_of(found, top),
                tail_of(found, options.points),
                faces_of(edges.value(), options.narrowest_face),
                {},
                std::move(asked)};
  if (options.coin) result.drawn = first_above(edges.value(), *options.coin);
  return result;
}

}  // namespace loaded_dice
