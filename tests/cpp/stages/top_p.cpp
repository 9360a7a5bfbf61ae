// Rows: logits, the share, and who goes, best first.
#include "sampling/stages/top_p.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/numeric/order.h"
#include "sampling/pipeline.h"
#include "sampling/softmax.h"

using namespace loaded_dice;

TEST_CASE("the nucleus is the shortest prefix that reaches the share") {
  struct Row {
    std::vector<double> scores;
    double top_p;
    std::vector<std::uint32_t> removed;
  };
  const auto row = GENERATE(values<Row>({
      {{0, 0, 0, 0}, 0.5, {2, 3}},        // reached exactly: >=, not >
      {{0, 0, 0, 0}, 0.5000001, {3}},     // one more is needed
      {{0, 0, 0, 0}, 0.0, {1, 2, 3}},     // at least one stays
      {{0, 1, 0, 0}, 0.0, {0, 2, 3}},     // and it is the best
      {{0, 0, removed_score}, 0.5, {1}},  // a removed token is not removed again
      {{0, 800, 0}, 0.9, {0, 2}},         // underflowed to p = 0, yet a token like others
  }));
  const Cut cut = cut_top_p(kept_by_score(row.scores), softmax(row.scores), row.top_p);
  CHECK(cut.ids == row.removed);
  CHECK(cut.bound == row.top_p);
  for (const double before : cut.values) CHECK(before >= row.top_p);
}

TEST_CASE("top-p on the demo tokens") {
  struct Row {
    double top_p;
    std::vector<std::uint32_t> kept;
  };
  const auto row = GENERATE(values<Row>({
      {0.5, {0}},
      {0.9, {0}},
      {0.95, {0, 1}},
      {1.0, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
  }));
  const auto result = distribution(demo_logits, {.top_p = row.top_p});
  CHECK(result.value().kept == row.kept);
}

TEST_CASE("a share that rounding keeps out of reach removes nobody") {
  // The ten cumulative sums end at 0.9999999999999998.
  const double below_one = std::nextafter(1.0, 0.0);
  CHECK(distribution(demo_logits, {.top_p = below_one}).value().kept.size() == 10);
}

TEST_CASE(
    "a sum that reaches the share on paper and not in float64 keeps one token more, and says so") {
  struct Row {
    std::vector<double> logits;
    double top_p;
    std::size_t kept;
    bool by_rounding;
  };
  const auto equal = [](std::size_t count) { return std::vector<double>(count, 0.0); };
  const std::vector<double> three{std::log(0.5), std::log(0.3), std::log(0.2)};
  const auto row = GENERATE_COPY(values<Row>({
      {equal(10), 0.8, 9, true},
      {equal(50), 0.2, 11, true},
      {three, 0.8, 3, true},
      {equal(10), 0.3, 3, false},          // the sum of three is a hair over
      {equal(4), 0.5, 2, false},           // reached exactly
      {equal(4), 0.5 + 1e-9, 3, false},    // one more is needed on paper too
      {equal(4), 0.5 + 0.9e-12, 3, true},  // that near, paper is no judge
      {three, 0.9, 3, false},
      {three, 0.1, 1, false},
      {equal(3), 0.0, 1, false},    // the first stays by rule
      {equal(3), 1e-13, 1, false},  // so here
      {three, 1.0, 3, false},       // off
  }));
  const auto result = trace(row.logits, {.top_p = row.top_p});
  const StageTrace& stage = result.value().stages[3];
  REQUIRE(stage.stage == Stage::top_p);
  CHECK(stage.distribution.kept.size() == row.kept);
  CHECK(stage.removed.by_rounding == row.by_rounding);
}

TEST_CASE("other stages never say that rounding decided") {
  const auto result = trace(demo_logits, {.temperature = 2, .top_k = 5, .min_p = 0.1});
  for (const StageTrace& stage : result.value().stages) CHECK_FALSE(stage.removed.by_rounding);
}
