// The table of stages, and rows of settings with the error they are refused with, for ten tokens.
#include "sampling/stages/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/pipeline.h"

using namespace loaded_dice;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::int32_t, 2> past_the_end{3, 10};
constexpr std::array<std::int32_t, 1> negative{-1};
constexpr std::array twice{Stage::top_k, Stage::top_k};

}  // namespace

TEST_CASE("bad settings are named, also for stages that are off") {
  struct Row {
    Settings settings;
    std::string_view name;
    std::size_t index;
  };
  const auto row = GENERATE(values<Row>({
      {{.temperature = -1}, "bad-temperature", no_index},
      {{.temperature = infinity}, "bad-temperature", no_index},
      {{.temperature = nan_value}, "bad-temperature", no_index},
      {{.temperature = 1e-310}, "bad-temperature", 0},
      {{.top_k = -1}, "bad-top-k", no_index},
      {{.top_p = -0.1}, "bad-top-p", no_index},
      {{.top_p = 1.1}, "bad-top-p", no_index},
      {{.top_p = nan_value}, "bad-top-p", no_index},
      {{.min_p = -0.1}, "bad-min-p", no_index},
      {{.min_p = 1.1}, "bad-min-p", no_index},
      {{.min_p = nan_value}, "bad-min-p", no_index},
      {{.repetition_penalty = 0}, "bad-repetition-penalty", no_index},
      {{.repetition_penalty = -1}, "bad-repetition-penalty", no_index},
      {{.repetition_penalty = infinity}, "bad-repetition-penalty", no_index},
      {{.repetition_penalty = nan_value}, "bad-repetition-penalty", no_index},
      {{.previous_tokens = past_the_end}, "bad-token-id", 1},
      {{.previous_tokens = negative}, "bad-token-id", 0},
      {{.order = twice}, "bad-order", 1},
  }));
  const auto result = distribution(demo_logits, row.settings);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code.name == row.name);
  CHECK(result.error().index == row.index);
  CHECK_FALSE(trace(demo_logits, row.settings).ok());
  CHECK_FALSE(sample(demo_logits, row.settings, 0.5).ok());
}

TEST_CASE("the table has every stage once, and the default order runs all of them") {
  std::vector<Stage> stages;
  for (const StageRow& row : stage_table()) {
    CHECK(&row_of(row.stage) == &row);
    stages.push_back(row.stage);
  }
  CHECK(std::is_permutation(stages.begin(), stages.end(), default_order.begin(),
                            default_order.end()));
}

TEST_CASE("a stage is off by default, and its parameters reach its own check") {
  const std::array<std::int32_t, 1> previous{0};
  for (const StageRow& row : stage_table()) {
    CAPTURE(std::string(row.name));
    CHECK_FALSE(row.is_on({.previous_tokens = previous}, 10));
    CHECK_FALSE(row.check({}, 10));
    for (const Parameter& parameter : row.parameters) {
      Settings settings;
      parameter.set(settings, -1);
      CHECK(row.check(settings, 10));
    }
  }
}
