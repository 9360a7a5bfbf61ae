// Rows: scores, tokens already written, penalty, scores after it.
#include "sampling/stages/penalties.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/pipeline.h"

using namespace loaded_dice;

TEST_CASE("the penalty lowers each written token once") {
  struct Row {
    std::vector<double> scores;
    std::vector<std::int32_t> previous;
    double penalty;
    std::vector<double> expected;
  };
  const auto row = GENERATE(values<Row>({
      {{0.0, 2.0, -2.0}, {0, 1, 2}, 1.5, {0.0, 2.0 / 1.5, -3.0}},
      {{5.0, 3.0, 2.0, 1.0, 0.5}, {0, 1}, 1.5, {5.0 / 1.5, 2.0, 2.0, 1.0, 0.5}},
      {{3.0, 1.0}, {0, 0, 0}, 1.5, {2.0, 1.0}},
      {{2.0, removed_score}, {1}, 1.5, {2.0, removed_score}},
      {{2.0, -2.0}, {0, 1}, 0.5, {4.0, -1.0}},
      {{2.0}, {}, 1.5, {2.0}},
  }));
  CHECK(penalised(row.scores, row.previous, row.penalty).value() == row.expected);
}

TEST_CASE("a negative zero keeps its sign under the penalty") {
  const std::vector<double> scores{-0.0};
  const std::vector<std::int32_t> previous{0};
  CHECK(std::signbit(penalised(scores, previous, 1.5).value()[0]));
}

TEST_CASE("probabilities after the penalty: an unwritten token's rival may rise") {
  const std::vector<double> logits{5.0, 3.0, 2.0, 1.0, 0.5};
  const std::vector<std::int32_t> previous{0, 1};
  const auto result =
      distribution(logits, {.repetition_penalty = 1.5, .previous_tokens = previous});
  require_close(result.value().probabilities,
                std::vector<double>{0.5941831669740717, 0.15662498233090427, 0.15662498233090427,
                                    0.0576191109733801, 0.034947757390739666});
}

TEST_CASE("a score that overflows is an error") {
  const std::vector<std::int32_t> previous{0};
  CHECK(penalised(std::vector<double>{2.0}, previous, 1e-310).error().code ==
        bad_repetition_penalty);
  CHECK(penalised(std::vector<double>{-2.0}, previous, 1e308).error().code ==
        bad_repetition_penalty);
}
