// Rows: logits, base temperature, the entropy there, the temperature it leads to.
#include "sampling/adaptive.h"

#include <vector>

#include "catch.hpp"
#include "figures.hpp"
#include "sampling/stages/temperature.h"

using namespace loaded_dice;

TEST_CASE("adaptive temperature") {
  struct Row {
    std::vector<double> logits;
    double base, entropy, temperature;
  };
  const std::vector<double> demo(demo_logits.begin(), demo_logits.end());
  const double out = removed_score;
  const auto row = GENERATE_COPY(values<Row>({
      {demo, 1.0, 0.3212518753551977, 0.4674215001214004},
      {demo, 0.5, 0.013204398845652854, 0.30688151706662004},
      {demo, 2.0, 1.3133585710231235, 0.9844612561868191},
      {large_logits(), 1.0, 3.9913587138677866, 0.993370025891696},
      {std::vector<double>(8, 0.7), 1.0, 2.0794415416798357, 1.5},
      {{3.0}, 1.0, 0.0, 0.3},
      {{0.0, out, 0.0, out}, 1.0, 0.6931471805599453, 0.9},
      {{5.0, 3.0, 2.0, 1.0, 0.5}, 2.0, 1.2660560194495, 1.2439738007921493},
      {demo, 0.0, 0.0, 0.3},
  }));
  const auto result = adaptive_temperature(row.logits, {.base = row.base});
  REQUIRE(result.ok());
  CHECK(result.value().entropy == Approx(row.entropy).epsilon(0).margin(1e-12));
  CHECK(result.value().temperature == Approx(row.temperature).epsilon(0).margin(1e-12));
}

TEST_CASE("adaptive temperature refuses bad limits") {
  const auto range = GENERATE(values<AdaptiveRange>({
      {.base = -1.0},
      {.minimum = -0.1},
      {.maximum = std::numeric_limits<double>::infinity()},
      {.minimum = 1.0, .maximum = 0.5},
  }));
  CHECK(adaptive_temperature(demo_logits, range).error().code == bad_temperature);
}
