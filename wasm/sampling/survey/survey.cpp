#include "survey.h"

#include <algorithm>
#include <utility>

#include "../draw.h"
#include "../numeric/entropy.h"
#include "../numeric/logits.h"
#include "../numeric/ranks.h"
#include "../numeric/sums.h"
#include "../stages/penalties.h"
#include "../stages/table.h"
#include "raw_distribution.h"

namespace loaded_dice {
namespace {

Status check(std::span<const double> logits, const Settings& settings,
             const SurveyOptions& options) {
  if (const Status status = check_logits(logits)) return status;
  if (const Status status = check_settings(settings, logits.size())) return status;
  if (const Status status = check_tokens(options.ask, logits.size())) return status;
  if (const Status status = check_face(options.narrowest_face)) return status;
  return options.u ? check_u(*options.u) : Status();
}

/// Probabilities [V] and all ids by rank.
struct RankedDistribution {
  std::vector<double> probabilities;
  std::vector<std::uint32_t> ranking;
};

RankedDistribution ranked_distribution_of(Chain& chain) {
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

/// What one stage removed.
struct StageCut {
  Stage stage;
  Cut cut;
};

/// How things stood before the first cut, and the cuts in their order.
struct Run {
  RankedDistribution before;
  std::vector<StageCut> cuts = {};
};

/// Who removed each of `ids`, if any stage did. Tokens are few, cuts are long: each cut is read
/// once.
std::vector<std::optional<Removal>> removals_of(std::span<const std::uint32_t> ids,
                                                const std::vector<StageCut>& cuts,
                                                std::size_t vocabulary) {
  std::vector<std::optional<Removal>> removals(ids.size());
  std::vector<std::uint32_t> places(vocabulary, 0);
  for (std::size_t i = 0; i < ids.size(); ++i) places[ids[i]] = static_cast<std::uint32_t>(i + 1);
  for (const auto& [stage, cut] : cuts) {
    for (std::size_t i = 0; i < cut.ids.size(); ++i) {
      const std::uint32_t place = places[cut.ids[i]];
      if (place > 0) removals[place - 1] = Removal{stage, cut.values[i], cut.bound};
    }
  }
  return removals;
}

/// Runs the chain while `tokens` are recorded.
Result<Run> run_chain(Chain& chain, const Settings& settings, std::span<TokenTrace> tokens) {
  Run ran;
  std::vector<double> now;
  if (!tokens.empty()) now = probabilities_of(chain);
  for (const Stage stage : settings.order) {
    const bool active = is_on(stage, settings, chain.scores.size());
    if (active && ran.cuts.empty() && row_of(stage).can_remove(settings))
      ran.before = ranked_distribution_of(chain);
    Result<Cut> cut = active ? row_of(stage).run(chain, settings) : Cut{};
    if (!cut.ok()) return cut.error();
    if (!tokens.empty()) {
      if (active) now = probabilities_of(chain);
      record_stage(tokens, stage, active, cut.value(), chain, now);
    }
    if (!cut.value().ids.empty()) ran.cuts.push_back({stage, std::move(cut.value())});
  }
  if (ran.cuts.empty()) ran.before = ranked_distribution_of(chain);
  return ran;
}

/// What a survey is told from. `chain` has run.
struct Findings {
  const Chain& chain;
  std::span<const double> raw;
  const RankedDistribution& before;
  const std::vector<StageCut>& cuts;
  std::span<const double> probabilities;

  [[nodiscard]] std::span<const std::uint32_t> best(std::size_t count) const {
    return std::span(before.ranking).first(std::min(count, before.ranking.size()));
  }
};

TopTokens top_of(const Findings& found, std::span<const std::uint32_t> ids) {
  return {{ids.begin(), ids.end()},
          picked(found.raw, ids),
          picked(found.before.probabilities, ids),
          picked(found.probabilities, ids),
          removals_of(ids, found.cuts, found.chain.scores.size())};
}

OtherTokens others_of(const Findings& found, std::span<const std::uint32_t> top) {
  const auto others = std::span(found.before.ranking).subspan(top.size());
  const auto kept = std::count_if(others.begin(), others.end(), [&found](std::uint32_t id) {
    return is_kept(found.chain.scores[id]);
  });
  return {others.size(), static_cast<std::size_t>(kept), sum_without(found.raw, top),
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

Remainder remainder_of(const Findings& found, const Faces& faces, std::size_t kept) {
  return {kept - faces.ids.size(), sum_without(found.probabilities, faces.ids)};
}

void finish_traces(std::span<TokenTrace> tokens, const Findings& found) {
  record_ranks(tokens, found.before.ranking);
  for (TokenTrace& token : tokens) {
    token.raw = found.raw[token.id];
    token.before = found.before.probabilities[token.id];
    token.probability = found.probabilities[token.id];
  }
}

}  // namespace

Result<Survey> survey(std::span<const double> logits, const Settings& settings,
                      const SurveyOptions& options) {
  if (const Status status = check(logits, settings, options)) return *status;
  const RawDistribution& raw = raw_distribution(logits);
  Chain chain(logits);
  chain.probabilities = raw.probabilities;
  chain.validity = Validity::exact;
  chain.ranking = raw.ranking;
  std::vector<TokenTrace> asked = token_traces(options.ask, logits);
  const Result<Run> ran = run_chain(chain, settings, asked);
  if (!ran.ok()) return ran.error();
  const std::vector<double> probabilities = probabilities_of(chain);
  const Result<std::vector<double>> edges = cumulative(probabilities);
  if (!edges.ok()) return edges.error();

  const Findings found{chain, raw.probabilities, ran.value().before, ran.value().cuts,
                       probabilities};
  finish_traces(asked, found);
  const auto top = found.best(options.top);
  const auto kept =
      static_cast<std::size_t>(std::count_if(chain.scores.begin(), chain.scores.end(), is_kept));
  Faces faces = faces_of(edges.value(), options.narrowest_face);
  const Remainder remainder = remainder_of(found, faces, kept);
  Survey result{logits.size(),
                kept,
                entropy(probabilities),
                raw.entropy,
                top_of(found, top),
                others_of(found, top),
                tail_of(found, options.points),
                std::move(faces),
                remainder,
                {},
                std::move(asked)};
  if (options.u) result.drawn = first_above(edges.value(), *options.u);
  return result;
}

}  // namespace loaded_dice
