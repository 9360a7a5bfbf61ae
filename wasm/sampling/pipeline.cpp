#include "pipeline.h"

#include <cstddef>
#include <limits>
#include <utility>

#include "draw.h"
#include "entropy.h"
#include "logits.h"
#include "min_p.h"
#include "penalties.h"
#include "softmax.h"
#include "temperature.h"
#include "top_k.h"
#include "top_p.h"

namespace loaded_dice {
namespace {

constexpr double no_bound = std::numeric_limits<double>::quiet_NaN();

/// What a chain's probabilities are worth for its scores: `cut` ones do not sum to 1 yet.
enum class Validity { stale, exact, cut };

struct Chain {
  std::vector<double> scores;
  std::vector<double> probabilities;
  Validity validity = Validity::stale;
};

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

/// New scores take the place of the old; whatever they removed is the cut.
Cut replace_scores(Chain& chain, std::vector<double> scores) {
  std::vector<double> leaving = chain.scores;
  for (std::size_t id = 0; id < scores.size(); ++id) {
    if (is_kept(scores[id])) leaving[id] = removed_score;
  }
  Cut cut{kept_by_score(leaving), {}, no_bound};
  for (const std::uint32_t id : cut.ids) cut.values.push_back(chain.scores[id]);
  if (!cut.ids.empty()) cut.bound = chain.scores[argmax(chain.scores)];
  chain.scores = std::move(scores);
  chain.validity = Validity::stale;
  return cut;
}

void refresh_probabilities(Chain& chain) {
  chain.probabilities = softmax(chain.scores);
  chain.validity = Validity::exact;
}

/// A cut by probability: the survivors' p stay as they are until they are renormalised.
Cut cut_by_probability(Chain& chain, Cut cut) {
  remove_from(chain.scores, cut);
  for (const std::uint32_t id : cut.ids) chain.probabilities[id] = 0.0;
  chain.validity = Validity::cut;
  return cut;
}

Result<Cut> run_stage(Chain& chain, Stage stage, const Settings& settings) {
  switch (stage) {
    case Stage::repetition_penalty: {
      Result<std::vector<double>> scores =
          penalised(chain.scores, settings.previous_tokens, settings.repetition_penalty);
      if (!scores.ok()) return scores.error();
      return replace_scores(chain, std::move(scores.value()));
    }
    case Stage::temperature: {
      Result<std::vector<double>> scores = scaled(chain.scores, settings.temperature);
      if (!scores.ok()) return scores.error();
      return replace_scores(chain, std::move(scores.value()));
    }
    case Stage::top_k: {
      Cut cut = cut_top_k(chain.scores, settings.top_k);
      remove_from(chain.scores, cut);
      chain.validity = Validity::stale;
      return cut;
    }
    case Stage::top_p:
      if (chain.validity != Validity::exact) refresh_probabilities(chain);
      return cut_by_probability(chain,
                                cut_top_p(chain.scores, chain.probabilities, settings.top_p));
    case Stage::min_p:
      if (chain.validity == Validity::stale) refresh_probabilities(chain);
      return cut_by_probability(chain,
                                cut_min_p(chain.scores, chain.probabilities, settings.min_p));
  }
  return Error{ErrorCode::bad_order, static_cast<double>(stage)};
}

std::vector<double> probabilities_of(const Chain& chain) {
  switch (chain.validity) {
    case Validity::exact:
      return chain.probabilities;
    case Validity::cut:
      return renormalised(chain.probabilities);
    case Validity::stale:
      break;
  }
  return softmax(chain.scores);
}

Distribution distribution_of(const Chain& chain) {
  std::vector<double> probabilities = probabilities_of(chain);
  const double nats = entropy(probabilities);
  return {std::move(probabilities), kept_ids(chain.scores), nats};
}

/// Runs the chain; with `stages` it also records how things stood after each stage.
Result<Distribution> run_chain(std::span<const double> logits, const Settings& settings,
                               std::vector<StageTrace>* stages) {
  if (const Status status = check_logits(logits)) return *status;
  if (const Status status = check_settings(settings, logits.size())) return *status;
  Chain chain{{logits.begin(), logits.end()}, {}};
  for (const Stage stage : settings.order) {
    const bool active = is_on(stage, settings, logits.size());
    Cut removed{{}, {}, no_bound};
    if (active) {
      Result<Cut> cut = run_stage(chain, stage, settings);
      if (!cut.ok()) return cut.error();
      removed = std::move(cut.value());
    }
    if (stages == nullptr) continue;
    stages->push_back({stage, active, chain.scores, distribution_of(chain), std::move(removed)});
  }
  return distribution_of(chain);
}

}  // namespace

Result<Distribution> distribution(std::span<const double> logits, const Settings& settings) {
  return run_chain(logits, settings, nullptr);
}

Result<Trace> trace(std::span<const double> logits, const Settings& settings) {
  std::vector<StageTrace> stages;
  Result<Distribution> result = run_chain(logits, settings, &stages);
  if (!result.ok()) return result.error();
  Distribution input = distribution_of(Chain{{logits.begin(), logits.end()}, {}});
  return Trace{std::move(input), std::move(stages), std::move(result.value())};
}

Result<std::uint32_t> sample(std::span<const double> logits, const Settings& settings,
                             double coin) {
  const Result<Distribution> result = distribution(logits, settings);
  if (!result.ok()) return result.error();
  return draw(result.value().probabilities, coin);
}

}  // namespace loaded_dice
