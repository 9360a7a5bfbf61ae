#include "pipeline.h"

#include <optional>
#include <utility>

#include "draw.h"
#include "numeric/entropy.h"
#include "numeric/logits.h"
#include "quick/candidates.h"
#include "quick/quick_distribution.h"
#include "quick/quick_sample.h"
#include "stages/table.h"

namespace loaded_dice {
namespace {

Status check(std::span<const double> logits, const Settings& settings) {
  if (const Status status = check_logits(logits)) return status;
  return check_settings(settings, logits.size());
}

Distribution distribution_of(Chain& chain) {
  std::vector<double> probabilities = probabilities_of(chain);
  const double nats = entropy(probabilities);
  return {std::move(probabilities), kept_ids(chain.scores), nats};
}

Result<std::uint32_t> drawn_from(const Result<Distribution>& result, double coin) {
  if (!result.ok()) return result.error();
  return draw(result.value().probabilities, coin);
}

/// A search depends on no u, but draws with one; this one lies on no edge by chance.
constexpr double any_u = 0.4142135623730951;

}  // namespace

Result<Distribution> distribution(std::span<const double> logits, const Settings& settings) {
  if (const Status status = check(logits, settings)) return *status;
  Chain chain(logits);
  for (const Stage stage : settings.order) {
    if (!is_on(stage, settings, logits.size())) continue;
    const Result<Cut> removed = row_of(stage).run(chain, settings);
    if (!removed.ok()) return removed.error();
  }
  return distribution_of(chain);
}

Result<Distribution> distribution(std::span<const float> logits, const Settings& settings) {
  std::optional<Distribution> quick = quick_distribution(logits, settings);
  if (quick) return std::move(*quick);
  return distribution(widen(logits), settings);
}

Result<Trace> trace(std::span<const double> logits, const Settings& settings) {
  if (const Status status = check(logits, settings)) return *status;
  Chain chain(logits);
  Trace story{distribution_of(chain), {}, {}};
  story.result = story.input;
  for (const Stage stage : settings.order) {
    const bool active = is_on(stage, settings, logits.size());
    Result<Cut> removed = active ? row_of(stage).run(chain, settings) : Cut{};
    if (!removed.ok()) return removed.error();
    if (active) story.result = distribution_of(chain);
    story.stages.push_back({stage, active, chain.scores, story.result, std::move(removed.value())});
  }
  return story;
}

Result<std::uint32_t> sample(std::span<const double> logits, const Settings& settings,
                             double coin) {
  return drawn_from(distribution(logits, settings), coin);
}

Result<std::uint32_t> sample(std::span<const float> logits, const Settings& settings, double coin) {
  if (const auto quick = quick_sample(logits, settings, coin)) return *quick;
  return drawn_from(distribution(logits, settings), coin);
}

Result<SearchReport> search_report(std::span<const float> logits, const Settings& settings) {
  const std::vector<double> wide = widen(logits);
  if (const Status status = check(wide, settings)) return *status;
  SearchReport report;
  if (!quick_sample(logits, settings, any_u, &report)) {
    report.bound = lowest_entry;
    report.collected = report.sorted = kept_ids(logits);
    report.exponentials += logits.size();
  }
  return report;
}

}  // namespace loaded_dice
