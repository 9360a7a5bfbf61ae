#include "roll.h"

#include <algorithm>
#include <vector>

#include "draw.h"
#include "numeric/entropy.h"
#include "pipeline.h"
#include "stages/table.h"

namespace loaded_dice {
namespace {

/// What is left of a distribution once the token is known.
struct TokenShare {
  double probability;
  double entropy;
};

/// The stages before the first cut. Temperature is a transform also at 0, where it removes tokens:
/// a roll tells what temperature made of a share before any cut.
std::span<const Stage> uncut(const Settings& settings, std::size_t vocabulary) {
  const auto first = std::find_if(settings.order.begin(), settings.order.end(), [&](Stage stage) {
    return row_of(stage).kind == StageKind::cut && is_on(stage, settings, vocabulary);
  });
  return {settings.order.begin(), first};
}

bool changes_nothing(std::span<const Stage> order, const Settings& settings,
                     std::size_t vocabulary) {
  return std::none_of(order.begin(), order.end(),
                      [&](Stage stage) { return is_on(stage, settings, vocabulary); });
}

template <typename T>
Result<TokenShare> share_of(std::span<const T> logits, const Settings& settings, std::uint32_t id) {
  const Result<Distribution> result = distribution(logits, settings);
  if (!result.ok()) return result.error();
  return TokenShare{result.value().probabilities[id], result.value().entropy};
}

/// The roll as its own distribution tells it; what came before is left out.
Result<Roll> last_stage(const Distribution& result, double u, std::optional<std::uint32_t> forced) {
  const auto& [probabilities, kept, nats] = result;
  if (const Status status = check_u(u)) return *status;
  if (forced && *forced >= probabilities.size())
    return Error{bad_token_id, static_cast<double>(*forced)};
  const Result<std::vector<double>> sums = cumulative(probabilities);
  if (!sums.ok()) return sums.error();
  const std::vector<double>& edges = sums.value();
  const std::uint32_t id = forced ? *forced : first_above(edges, u);
  const double low = id == 0 ? 0.0 : edges[id - 1];
  Roll roll{};
  roll.id = id;
  roll.probability = probabilities[id];
  roll.entropy = nats;
  roll.kept = kept.size();
  roll.margin = std::min(u - low, edges[id] - u);
  return roll;
}

template <typename T>
Result<Roll> roll_of(std::span<const T> logits, const Settings& settings, double u,
                     std::optional<std::uint32_t> forced) {
  const Result<Distribution> result = distribution(logits, settings);
  if (!result.ok()) return result.error();
  Result<Roll> rolled = last_stage(result.value(), u, forced);
  if (!rolled.ok()) return rolled.error();
  Roll& roll = rolled.value();

  const Result<TokenShare> raw = share_of(logits, Settings{}, roll.id);
  if (!raw.ok()) return raw.error();
  Result<TokenShare> before = raw;
  Settings first = settings;
  first.order = uncut(settings, logits.size());
  if (first.order.size() == settings.order.size()) {
    before = TokenShare{roll.probability, roll.entropy};
  } else if (!changes_nothing(first.order, settings, logits.size())) {
    before = share_of(logits, first, roll.id);
    if (!before.ok()) return before.error();
  }
  roll.raw_probability = raw.value().probability;
  roll.raw_entropy = raw.value().entropy;
  roll.surprise = surprise(roll.raw_probability).value();
  roll.uncut_probability = before.value().probability;
  roll.uncut_entropy = before.value().entropy;
  return rolled;
}

}  // namespace

Result<Roll> roll(std::span<const double> logits, const Settings& settings, double u,
                  std::optional<std::uint32_t> forced) {
  return roll_of(logits, settings, u, forced);
}

Result<Roll> roll(std::span<const float> logits, const Settings& settings, double u,
                  std::optional<std::uint32_t> forced) {
  return roll_of(logits, settings, u, forced);
}

}  // namespace loaded_dice
