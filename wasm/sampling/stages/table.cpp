#include "table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "min_p.h"
#include "penalties.h"
#include "temperature.h"
#include "top_k.h"
#include "top_p.h"

namespace loaded_dice {
namespace {

constexpr bool always(const Settings&) { return true; }
constexpr bool never(const Settings&) { return false; }

/// Replaces the chain's scores by a stage's answer. Nothing is removed.
Result<Cut> transformed(Chain& chain, Result<std::vector<double>> scores) {
  if (!scores.ok()) return scores.error();
  replace_scores(chain, std::move(scores.value()));
  return Cut{};
}

constexpr std::array rows{
    StageRow{
        Stage::repetition_penalty,
        "repetitionPenalty",
        StageKind::transform,
        {{{"repetitionPenalty", [](Settings& s, double value) { s.repetition_penalty = value; }}}},
        [](const Settings& s, std::size_t vocabulary) {
          const Status status = check_penalty(s.repetition_penalty);
          return status ? status : check_tokens(s.previous_tokens, vocabulary);
        },
        [](const Settings& s, std::size_t) {
          return s.repetition_penalty != 1 && !s.previous_tokens.empty();
        },
        never,
        [](Chain& chain, const Settings& s) {
          return transformed(chain,
                             penalised(chain.scores, s.previous_tokens, s.repetition_penalty));
        },
    },
    StageRow{
        Stage::temperature,
        "temperature",
        StageKind::transform,
        {{{"temperature", [](Settings& s, double value) { s.temperature = value; }}}},
        [](const Settings& s, std::size_t) { return check_temperature(s.temperature); },
        [](const Settings& s, std::size_t) { return s.temperature != 1; },
        [](const Settings& s) { return s.temperature == 0; },
        [](Chain& chain, const Settings& s) -> Result<Cut> {
          if (s.temperature == 0) return cut_to_best(chain);
          return transformed(chain, scaled(chain.scores, s.temperature));
        },
    },
    StageRow{
        Stage::top_k,
        "topK",
        StageKind::cut,
        {{{"topK", [](Settings& s, double value) { s.top_k = count_of(value); }}}},
        [](const Settings& s, std::size_t) { return check_top_k(s.top_k); },
        [](const Settings& s, std::size_t vocabulary) { return top_k_is_on(s.top_k, vocabulary); },
        always,
        [](Chain& chain, const Settings& s) -> Result<Cut> { return cut_by_score(chain, s.top_k); },
    },
    StageRow{
        Stage::top_p,
        "topP",
        StageKind::cut,
        {{{"topP", [](Settings& s, double value) { s.top_p = value; }}}},
        [](const Settings& s, std::size_t) { return check_top_p(s.top_p); },
        [](const Settings& s, std::size_t) { return s.top_p < 1; },
        always,
        [](Chain& chain, const Settings& s) -> Result<Cut> {
          const auto& p = exact_probabilities_of(chain);
          return cut_by_probability(chain, cut_top_p(ranking_of(chain), p, s.top_p));
        },
    },
    StageRow{
        Stage::min_p,
        "minP",
        StageKind::cut,
        {{{"minP", [](Settings& s, double value) { s.min_p = value; }}}},
        [](const Settings& s, std::size_t) { return check_min_p(s.min_p); },
        [](const Settings& s, std::size_t) { return s.min_p > 0; },
        always,
        [](Chain& chain, const Settings& s) -> Result<Cut> {
          const auto& p = shares_of(chain);
          return cut_by_probability(chain, cut_min_p(ranking_of(chain), p, s.min_p));
        },
    },
};

constexpr bool are_in_order() {
  for (std::size_t place = 0; place < rows.size(); ++place) {
    if (rows[place].stage != static_cast<Stage>(place)) return false;
  }
  return true;
}
static_assert(are_in_order(), "row_of finds a row by its place");

Status check_order(std::span<const Stage> order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto earlier = order.first(i);
    if (std::find(earlier.begin(), earlier.end(), order[i]) != earlier.end()) {
      return Error{bad_order, static_cast<double>(i), i};
    }
  }
  return {};
}

}  // namespace

std::span<const StageRow> stage_table() { return rows; }

const StageRow& row_of(Stage stage) { return rows[static_cast<std::size_t>(stage)]; }

bool is_on(Stage stage, const Settings& settings, std::size_t vocabulary) {
  return row_of(stage).is_on(settings, vocabulary);
}

Status check_settings(const Settings& settings, std::size_t vocabulary) {
  for (const StageRow& row : rows) {
    if (const Status status = row.check(settings, vocabulary)) return status;
  }
  return check_order(settings.order);
}

}  // namespace loaded_dice
