#include "sampling/numeric/order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/numeric/logits.h"
#include "sampling/random.h"

using namespace loaded_dice;

namespace {

/// The order by its definition: a stable sort of ascending ids by falling value.
std::vector<std::uint32_t> stable_order(const std::vector<double>& values) {
  std::vector<std::uint32_t> ids(values.size());
  std::iota(ids.begin(), ids.end(), 0U);
  std::stable_sort(ids.begin(), ids.end(),
                   [&values](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
  return ids;
}

}  // namespace

TEST_CASE("orders go by value and then by the lower id") {
  const std::vector<double> scores{1.0, 3.0, removed_score, 3.0, -0.0, 0.0};
  CHECK(argsort_descending(scores) == std::vector<std::uint32_t>{1, 3, 0, 4, 5, 2});
  CHECK(kept_by_score(scores) == std::vector<std::uint32_t>{1, 3, 0, 4, 5});
  CHECK(argmax(scores) == 1);
}

TEST_CASE("orders of any length are those of a stable sort") {
  struct Row {
    std::size_t size;
    double scale, step;
  };
  const auto row = GENERATE(values<Row>({
      {0, 1, 0},
      {1, 1, 0},
      {1023, 1, 0},  // the longest that is compared
      {1024, 1, 0},  // the shortest that goes by digits
      {1024, 1, 5},  // zeros of both signs only
      {5000, 3, 1},  // hundreds of ties
      {5000, 3, 0},  // all different, in every bit
      {5000, 0, 0},  // all equal
      {5000, 1e308, 0},
      {5000, 1e-310, 0},
  }));
  Random random(7);
  std::vector<double> scores(row.size);
  for (double& score : scores) {
    score = row.scale * normal(random);
    if (row.step > 0) score = std::round(score / row.step) * row.step;
    if (uniform(random) < 0.05) score = removed_score;
    if (uniform(random) < 0.05) score = std::copysign(0.0, score);
  }
  const std::vector<std::uint32_t> expected = stable_order(scores);
  CHECK(argsort_descending(scores) == expected);
  std::vector<std::uint32_t> kept = expected;
  std::erase_if(kept, [&scores](std::uint32_t id) { return !is_kept(scores[id]); });
  CHECK(kept_by_score(scores) == kept);
}

TEST_CASE("an order has a place for +infinity and for the smallest numbers") {
  const double least = std::numeric_limits<double>::denorm_min();
  std::vector<double> values(2000, 0.0);
  values[7] = -least;
  values[8] = least;
  values[9] = HUGE_VAL;
  values[10] = -HUGE_VAL;
  const auto order = argsort_descending(values);
  CHECK(order[0] == 9);
  CHECK(order[1] == 8);
  CHECK(order[2] == 0);
  CHECK(order[1998] == 7);
  CHECK(order[1999] == 10);
}

TEST_CASE("an order holds for other scores as long as none stands wrong") {
  const std::vector<std::uint32_t> ids{2, 0, 3, 1};
  CHECK(is_ranked(ids, std::vector<double>{4, 1, 5, 3}));
  CHECK(is_ranked(ids, std::vector<double>{4, 1, 5, 4}));
  CHECK_FALSE(is_ranked(ids, std::vector<double>{4, 1, 4, 3}));  // equal: 0 comes before 2
  CHECK_FALSE(is_ranked(ids, std::vector<double>{4, 3.5, 5, 3}));
}
