// Rows: logits, the share, and who goes, best first.
#include "sampling/top_p.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"
#include "sampling/order.h"
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
