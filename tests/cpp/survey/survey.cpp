// A survey by hand on few tokens, and against the trace on a thousand.
#include "sampling/survey/survey.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/numeric/sums.h"
#include "sampling/pipeline.h"
#include "sampling/softmax.h"
#include "sampling/stages/temperature.h"
#include "sampling/stages/top_p.h"

using namespace loaded_dice;

namespace {

const Settings all_stages{.temperature = 0.7, .top_k = 50, .top_p = 0.9, .min_p = 0.05};

}  // namespace

TEST_CASE("the best come by score, ties by the lower id, masked tokens last") {
  const std::vector<double> logits{1.0, removed_score, 2.0, 1.0, removed_score};
  const auto result = survey(logits, {.top_k = 2}, {.top = 4, .points = 5}).value();
  CHECK(result.size == 5);
  CHECK(result.kept == 2);
  CHECK(result.top.ids == std::vector<std::uint32_t>{2, 0, 3, 1});
  CHECK(result.top.before[1] == result.top.before[2]);
  CHECK(result.top.probabilities[2] == 0.0);
  CHECK(result.others.count == 1);
  CHECK(result.others.kept == 0);
  CHECK(result.tail.ranks == std::vector<std::uint32_t>{1, 2, 3, 4, 5});
  CHECK(result.tail.probabilities.back() == 0.0);
  CHECK_FALSE(result.drawn);
}

TEST_CASE("a vocabulary of one") {
  const std::vector<double> logits{-3.0};
  static constexpr std::array<std::int32_t, 1> ask{0};
  const auto result = survey(logits, {.temperature = 0}, {.ask = ask, .u = 0.99}).value();
  CHECK(result.kept == 1);
  CHECK(result.entropy == 0.0);
  CHECK(result.top.ids == std::vector<std::uint32_t>{0});
  CHECK(result.others.count == 0);
  CHECK(result.others.before == 0.0);
  CHECK(result.tail.ranks == std::vector<std::uint32_t>{1});
  CHECK(result.faces.to == std::vector<double>{1.0});
  CHECK(result.drawn == 0U);
  CHECK(result.asked[0].rank == 1);
  CHECK_FALSE(result.asked[0].removed);
}

TEST_CASE("every number is the trace's") {
  const std::vector<double> logits = large_logits();
  std::vector<std::int32_t> ask(logits.size());
  for (std::size_t id = 0; id < ask.size(); ++id) ask[id] = static_cast<std::int32_t>(id);
  const auto story = trace(logits, all_stages).value();
  const auto result = survey(logits, all_stages, {.top = 1000, .ask = ask}).value();
  CHECK(result.entropy == story.result.entropy);
  CHECK(result.raw_entropy == story.input.entropy);
  CHECK(result.kept == story.result.kept.size());
  REQUIRE(result.asked.size() == 1000);
  // The second stage scaled the scores, the third was the first to cut.
  const Distribution& before = story.stages[1].distribution;
  for (const TokenTrace& token : result.asked) {
    CHECK(result.top.ids[token.rank - 1] == token.id);
    CHECK(token.logit == logits[token.id]);
    CHECK(token.raw == story.input.probabilities[token.id]);
    CHECK(token.before == before.probabilities[token.id]);
    CHECK(token.probability == story.result.probabilities[token.id]);
    REQUIRE(token.stages.size() == story.stages.size());
    for (std::size_t i = 0; i < story.stages.size(); ++i) {
      CHECK(token.stages[i].stage == story.stages[i].stage);
      CHECK(token.stages[i].active == story.stages[i].active);
      CHECK(token.stages[i].score == story.stages[i].scores[token.id]);
      CHECK(token.stages[i].probability == story.stages[i].distribution.probabilities[token.id]);
    }
    CHECK(token.removed.has_value() == !is_kept(story.stages.back().scores[token.id]));
    const auto& certificate = result.top.removed[token.rank - 1];
    REQUIRE(certificate.has_value() == token.removed.has_value());
    if (!certificate) continue;
    CHECK(certificate->stage == token.removed->stage);
    CHECK(certificate->value == token.removed->value);
    CHECK(certificate->bound == token.removed->bound);
  }
  for (const StageTrace& stage : story.stages) {
    for (std::size_t i = 0; i < stage.removed.ids.size(); ++i) {
      const auto& removed = result.asked[stage.removed.ids[i]].removed;
      REQUIRE(removed);
      CHECK(removed->stage == stage.stage);
      CHECK(removed->value == stage.removed.values[i]);
      CHECK(removed->bound == stage.removed.bound);
    }
  }
}

TEST_CASE("a look at logits is kept for as long as no bit of them changes") {
  std::vector<double> logits = large_logits();
  const Settings settings{.temperature = 1.3, .top_p = 0.9};
  const Survey before = survey(logits, settings, {}).value();
  CHECK(survey(logits, settings, {}).value().raw_entropy == before.raw_entropy);
  const double third = std::exchange(logits[2], 20.0);
  const Survey other = survey(logits, settings, {}).value();
  CHECK(other.top.ids[0] == 2);
  CHECK(other.top.raw[0] == softmax(logits, 1).value()[2]);
  CHECK(other.raw_entropy < before.raw_entropy);
  logits[2] = third;
  CHECK(survey(logits, settings, {}).value().top.ids == before.top.ids);
}

TEST_CASE("two scores that a temperature makes one go by their ids") {
  const std::vector<double> logits{1.75, std::nextafter(1.75, 2.0), 0.5};
  CHECK(survey(logits, {.top_k = 1}, {}).value().top.ids == std::vector<std::uint32_t>{1, 0, 2});
  const Settings settings{.temperature = 1.5, .top_k = 1};
  CHECK(logits[1] / 1.5 == logits[0] / 1.5);
  CHECK(survey(logits, settings, {}).value().top.ids == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("the others are summed pairwise in id order, with zeros for the top") {
  const std::vector<double> logits = large_logits();
  const auto result = survey(logits, {.temperature = 1.5, .top_p = 0.9}, {.top = 3}).value();
  auto raw = softmax(logits, 1).value();
  auto before = softmax(logits, 1.5).value();
  auto probabilities = distribution(logits, {.temperature = 1.5, .top_p = 0.9}).value();
  for (const std::uint32_t id : result.top.ids) {
    raw[id] = 0;
    before[id] = 0;
    probabilities.probabilities[id] = 0;
  }
  CHECK(result.top.ids == std::vector<std::uint32_t>{0, 209, 478});
  CHECK(result.others.count == 997);
  CHECK(result.others.kept == probabilities.kept.size() - 3);
  CHECK(result.others.raw == pairwise_sum(raw));
  CHECK(result.others.before == pairwise_sum(before));
  CHECK(result.others.probabilities == pairwise_sum(probabilities.probabilities));
}

TEST_CASE("the remainder are the kept tokens whose faces are too narrow") {
  const std::vector<double> logits = large_logits();
  const auto result = survey(logits, {.top_p = 0.9}, {.narrowest_face = 0.01}).value();
  auto probabilities = distribution(logits, {.top_p = 0.9}).value().probabilities;
  for (const std::uint32_t id : result.faces.ids) probabilities[id] = 0;
  REQUIRE(result.faces.ids.size() > 3);
  CHECK(result.remainder.count == result.kept - result.faces.ids.size());
  CHECK(result.remainder.probabilities == pairwise_sum(probabilities));
}

TEST_CASE("temperature 0 is the stage that removes, and what came before it is scored") {
  static constexpr std::array<std::int32_t, 2> ask{1, 1};
  const std::vector<double> logits{2.0, 1.0, 0.0};
  const auto result = survey(logits, {.temperature = 0}, {.ask = ask}).value();
  CHECK(result.top.before == result.top.raw);
  REQUIRE(result.asked.size() == 2);
  for (const TokenTrace& token : result.asked) {
    REQUIRE(token.removed);
    CHECK(token.removed->stage == Stage::temperature);
    CHECK(token.removed->value == 1.0);
    CHECK(token.removed->bound == 2.0);
    CHECK(token.rank == 2);
  }
}

TEST_CASE("a filter that removes nobody is no cut") {
  static constexpr std::array order{Stage::top_p, Stage::temperature};
  const std::vector<double> logits{2.0, 1.0, 0.0};
  const auto result = survey(logits, {.temperature = 3, .top_p = 0.99, .order = order}, {}).value();
  CHECK(result.kept == 3);
  CHECK(result.top.before == softmax(logits, 3).value());
}

TEST_CASE("what a survey refuses") {
  static constexpr std::array<std::int32_t, 2> outside{0, 2};
  static constexpr std::array<std::int32_t, 1> negative{-1};
  struct Row {
    Settings settings;
    SurveyOptions options;
    ErrorCode code;
    std::size_t index;
  };
  const auto row = GENERATE(values<Row>({
      {{.top_p = 2}, {}, bad_top_p, no_index},
      {{.temperature = 1e-310}, {}, bad_temperature, 0},
      {{}, {.ask = outside}, bad_token_id, 1},
      {{}, {.ask = negative}, bad_token_id, 0},
      {{}, {.u = 1.0}, bad_coin, no_index},
      {{}, {.u = -0.1}, bad_coin, no_index},
      {{}, {.narrowest_face = -1}, bad_range, no_index},
  }));
  const auto result = survey(std::vector<double>{1.0, 2.0}, row.settings, row.options);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == row.code);
  CHECK(result.error().index == row.index);
  CHECK(survey({}, {}, {}).error().code == empty_logits);
}
