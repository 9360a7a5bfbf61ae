#include "sampling/numeric/ranks.h"

#include <cstdint>
#include <vector>

#include "../catch.hpp"

using namespace loaded_dice;

TEST_CASE("ranks spread in equal ratios, all of the first among them") {
  struct Row {
    std::size_t size, points;
    std::vector<std::uint32_t> expected;
  };
  const auto row = GENERATE(values<Row>({
      {10000, 5, {1, 10, 100, 1000, 10000}},
      {8, 4, {1, 2, 4, 8}},
      {100, 8, {1, 2, 4, 8, 15, 28, 53, 100}},
      {7, 5, {1, 2, 3, 5, 7}},
      {4, 4, {1, 2, 3, 4}},
      {4, 1000000, {1, 2, 3, 4}},
      {50257, 2, {1, 50257}},
      {50257, 1, {1}},
      {50257, 0, {}},
      {1, 160, {1}},
      {0, 160, {}},
  }));
  CHECK(spread_ranks(row.size, row.points) == row.expected);
}

TEST_CASE("there are as many ranks as points, ascending, from the first to the last") {
  for (std::size_t size = 2; size < 100; ++size) {
    for (std::size_t points = 2; points <= size; ++points) {
      const auto ranks = spread_ranks(size, points);
      REQUIRE(ranks.size() == points);
      REQUIRE(ranks.front() == 1);
      REQUIRE(ranks.back() == size);
      for (std::size_t i = 1; i < points; ++i) REQUIRE(ranks[i - 1] < ranks[i]);
    }
  }
}
