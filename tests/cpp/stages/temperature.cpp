#include "sampling/stages/temperature.h"

#include <vector>

#include "../catch.hpp"
#include "sampling/numeric/logits.h"

using namespace loaded_dice;

TEST_CASE("scores are divided by the temperature") {
  struct Row {
    std::vector<double> scores;
    double temperature;
    std::vector<double> expected;
  };
  const double out = removed_score;
  const auto row = GENERATE_COPY(values<Row>({
      {{1.0, -3.0, 0.0, out}, 0.5, {2.0, -6.0, 0.0, out}},
      {{1.0, 3.0}, 3.0, {1.0 / 3.0, 1.0}},
      {{1.0, 3.0, 3.0}, 0.0, {out, 3.0, out}},
      {{out, -2.0, out}, 0.0, {out, -2.0, out}},
      {{-0.0, 0.0}, 0.0, {-0.0, out}},
      {{0.0, 0.0}, 1e-310, {0.0, 0.0}},
  }));
  CHECK(scaled(row.scores, row.temperature).value() == row.expected);
}

TEST_CASE("a quotient that overflows is an error, not a NaN") {
  const std::vector<double> scores{0.0, 8.5, -2.0};
  const auto result = scaled(scores, 1e-310);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == bad_temperature);
  CHECK(result.error().index == 1);
}
