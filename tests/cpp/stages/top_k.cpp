// Rows: k and the probabilities of the ten demo tokens after the cut.
#include "sampling/stages/top_k.h"

#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/numeric/order.h"
#include "sampling/pipeline.h"

using namespace loaded_dice;

TEST_CASE("top-k probabilities") {
  struct Row {
    std::int64_t k;
    std::vector<double> expected;
  };
  const auto row = GENERATE(values<Row>({
      {1, {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}},
      {3,
       {0.9531430062778283, 0.0351549330578663, 0.01170206066430539, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0}},
      {5,
       {0.9389726629476581, 0.03463228591268659, 0.011528086542697711, 0.0, 0.0, 0.0,
        0.008540216560426177, 0.006326748036531463, 0.0, 0.0}},
      {10,
       {0.9363332547981683, 0.03453493618006876, 0.011495681631703497, 0.0014077201129518218,
        0.0008538254087994114, 0.000517871288478516, 0.008516210411922093, 0.006308963844311246,
        2.5783293245233662e-05, 5.7530303509629155e-06}},
  }));
  const auto result = distribution(demo_logits, {.top_k = row.k});
  REQUIRE(result.ok());
  require_close(result.value().probabilities, row.expected);
}

TEST_CASE("top-k says what it removed, ties to the lower id") {
  struct Row {
    std::vector<double> scores;
    std::int64_t k;
    std::vector<std::uint32_t> removed;
    double bound;
  };
  const auto row = GENERATE(values<Row>({
      {{1.0, 2.0, 3.0}, 1, {1, 0}, 3.0},
      {{2.0, 2.0, 2.0, 2.0}, 2, {2, 3}, 2.0},
      {{0.0, -0.0, 0.0}, 1, {1, 2}, 0.0},
      {{removed_score, 1.0, 0.5}, 3, {}, 0.5},
      {{removed_score, 1.0, 0.5}, 1, {2}, 1.0},
  }));
  const Cut cut = cut_top_k(kept_by_score(row.scores), row.scores, row.k);
  CHECK(cut.ids == row.removed);
  CHECK(cut.bound == row.bound);
  for (std::size_t i = 0; i < cut.ids.size(); ++i) CHECK(cut.values[i] == row.scores[cut.ids[i]]);
}

TEST_CASE("top-k is off at 0 and from the vocabulary size up") {
  struct Row {
    std::int64_t k;
    bool on;
  };
  const auto row =
      GENERATE(values<Row>({{0, false}, {1, true}, {9, true}, {10, false}, {11, false}}));
  CHECK(top_k_is_on(row.k, 10) == row.on);
}
