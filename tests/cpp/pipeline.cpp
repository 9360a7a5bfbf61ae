#include "sampling/pipeline.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"
#include "sampling/random.h"

using namespace loaded_dice;

TEST_CASE("counts of 50,000 draws by seven strategies, one stream of seed 42") {
  struct Row {
    Settings settings;
    std::vector<int> counts;
  };
  const std::vector<Row> rows{
      {{.temperature = 0}, {50000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
      {{.temperature = 0.5}, {49910, 73, 13, 0, 0, 0, 2, 2, 0, 0}},
      {{}, {46804, 1694, 610, 66, 52, 23, 408, 342, 1, 0}},
      {{.temperature = 1.5}, {39247, 4285, 2122, 521, 350, 286, 1712, 1427, 33, 17}},
      {{.top_k = 3}, {47576, 1813, 611, 0, 0, 0, 0, 0, 0, 0}},
      {{.top_p = 0.9}, {50000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
      {{.temperature = 0.7, .top_p = 0.9}, {50000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
  };
  Random random(42);
  for (const Row& row : rows) {
    const auto result = distribution(demo_logits, row.settings);
    std::vector<std::uint32_t> ids(50000);
    REQUIRE_FALSE(choice(random, result.value().probabilities, ids));
    std::vector<int> counts(10);
    for (const std::uint32_t id : ids) ++counts[id];
    CHECK(counts == row.counts);
  }
}

TEST_CASE("counts of 1,000 single samples by five chains, later in that stream") {
  struct Row {
    Settings settings;
    std::vector<int> counts;
  };
  const std::vector<Row> rows{
      {{.temperature = 0.001}, {1000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
      {{.temperature = 0.7}, {989, 10, 1, 0, 0, 0, 0, 0, 0, 0}},
      {{.temperature = 0.7, .top_p = 0.9}, {1000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
      {{.top_k = 5}, {925, 42, 13, 0, 0, 0, 13, 7, 0, 0}},
      {{.temperature = 0.7, .top_k = 5, .top_p = 0.9}, {1000, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
  };
  Random random(42);
  for (int used = 0; used < 350000; ++used) static_cast<void>(uniform(random));
  for (const Row& row : rows) {
    std::vector<int> counts(10);
    for (int i = 0; i < 1000; ++i) {
      ++counts[sample(demo_logits, row.settings, uniform(random)).value()];
    }
    CHECK(counts == row.counts);
  }
}

TEST_CASE("six chains on a thousand tokens") {
  struct Row {
    Settings settings;
    std::size_t kept;
    double entropy;
  };
  const std::vector<double> logits = large_logits();
  const auto row = GENERATE(values<Row>({
      {{.temperature = 0.01}, 1000, 4.9211305219608794e-12},
      {{.temperature = 0.7}, 1000, 1.9138767065984799},
      {{}, 1000, 3.991358713867787},
      {{.temperature = 0.7, .top_k = 10}, 10, 1.1288534984609206},
      {{.temperature = 0.7, .top_p = 0.9}, 14, 1.2359365715813524},
      {{.temperature = 0.7, .top_k = 50, .top_p = 0.9}, 7, 1.0207498648501632},
  }));
  const auto result = distribution(logits, row.settings).value();
  CHECK(result.kept.size() == row.kept);
  CHECK(result.entropy == Approx(row.entropy).epsilon(0).margin(1e-12));
}

TEST_CASE("temperature 0 keeps one token whatever else is set") {
  const std::vector<double> logits{1.0, 4.0, 4.0, 2.0};
  // Static: the rows borrow it and outlive this scope.
  static constexpr std::array<std::int32_t, 1> previous{1};
  struct Row {
    Settings settings;
    std::uint32_t token;
  };
  const auto row = GENERATE(values<Row>({
      {{.temperature = 0}, 1},
      {{.temperature = 0, .top_k = 3, .top_p = 0.5, .min_p = 0.5}, 1},
      {{.temperature = 0, .repetition_penalty = 2, .previous_tokens = previous}, 2},
      {{.temperature = 0, .top_p = 0.9, .order = llama_cpp_order}, 1},
  }));
  const auto result = distribution(logits, row.settings).value();
  CHECK(result.kept == std::vector<std::uint32_t>{row.token});
  CHECK(result.probabilities[row.token] == 1.0);
  CHECK(sample(logits, row.settings, 0.999).value() == row.token);
}

TEST_CASE("temperature 0 compares nothing where one token is left") {
  const auto story = trace(std::vector<double>{removed_score, 2.0}, {.temperature = 0}).value();
  CHECK(story.stages[1].active);
  CHECK(story.stages[1].removed.ids.empty());
  CHECK(std::isnan(story.stages[1].removed.bound));
}

TEST_CASE("the order of the stages decides who stays") {
  // p = 0.64, 0.24, 0.09, 0.03 at temperature 1; flatter at temperature 3.
  const std::vector<double> logits{3.0, 2.0, 1.0, 0.0};
  struct Row {
    std::vector<Stage> order;
    std::size_t kept;
  };
  const auto row = GENERATE(values<Row>({
      {{Stage::temperature, Stage::top_p}, 4},
      {{Stage::top_p, Stage::temperature}, 3},
      {{Stage::top_p}, 3},
      {{Stage::temperature, Stage::top_k, Stage::top_p}, 3},
      {{Stage::min_p, Stage::top_p}, 2},
      {{}, 4},
  }));
  const Settings settings{
      .temperature = 3, .top_k = 3, .top_p = 0.9, .min_p = 0.2, .order = row.order};
  CHECK(distribution(logits, settings).value().kept.size() == row.kept);
}

TEST_CASE("top-p after min-p counts shares of what min-p left") {
  // p = 0.64, 0.24, 0.09, 0.03; of the two that min-p leaves the first has 0.73.
  constexpr std::array order{Stage::min_p, Stage::top_p};
  const std::vector<double> logits{3.0, 2.0, 1.0, 0.0};
  const auto result = distribution(logits, {.top_p = 0.7, .min_p = 0.2, .order = order});
  CHECK(result.value().kept == std::vector<std::uint32_t>{0});
}

TEST_CASE("a kept token may underflow to p = 0") {
  const auto result = distribution(std::vector<double>{0.0, 800.0}, {}).value();
  CHECK(result.kept == std::vector<std::uint32_t>{0, 1});
  CHECK(result.probabilities[0] == 0.0);
}

TEST_CASE("a trace ends where the distribution does and records each stage") {
  const Settings settings{.temperature = 0.7, .top_k = 50, .top_p = 0.9, .min_p = 0.05};
  const std::vector<double> logits = large_logits();
  const auto story = trace(logits, settings).value();
  const auto result = distribution(logits, settings).value();
  CHECK(story.result.probabilities == result.probabilities);
  CHECK(story.result.kept == result.kept);
  CHECK(story.input.kept.size() == 1000);
  REQUIRE(story.stages.size() == default_order.size());
  std::size_t kept = 1000;
  for (const StageTrace& stage : story.stages) {
    kept -= stage.removed.ids.size();
    CHECK(stage.distribution.kept.size() == kept);
    CHECK(stage.active == (stage.stage != Stage::repetition_penalty));
  }
  CHECK(story.stages.back().distribution.probabilities == result.probabilities);
}
