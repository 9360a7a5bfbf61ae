// Rows: probabilities, u, token.
#include "sampling/draw.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"

using namespace loaded_dice;

TEST_CASE("the u picks the first token whose edge is above it") {
  struct Row {
    std::vector<double> probabilities;
    double u;
    std::uint32_t token;
  };
  const double last_coin = std::nextafter(1.0, 0.0);
  const auto row = GENERATE_COPY(values<Row>({
      {{0.25, 0.5, 0.25}, 0.0, 0},
      {{0.25, 0.5, 0.25}, std::nextafter(0.25, 0.0), 0},
      {{0.25, 0.5, 0.25}, 0.25, 1},  // on an edge: the next token
      {{0.25, 0.5, 0.25}, 0.75, 2},
      {{0.25, 0.5, 0.25}, last_coin, 2},
      {{0.0, 1.0}, 0.0, 1},  // an empty interval is never hit
      {{0.5, 0.5, 0.0, 0.0}, last_coin, 1},
      {{1.0}, last_coin, 0},
      {std::vector<double>(10, 0.1), last_coin, 9},  // sums to 0.9999999999999999
  }));
  CHECK(draw(row.probabilities, row.u).value() == row.token);
}

TEST_CASE("the last edge is exactly 1") {
  CHECK(cumulative(std::vector<double>(10, 0.1)).value().back() == 1.0);
}

TEST_CASE("draw refuses a bad u and bad probabilities") {
  struct Row {
    std::vector<double> probabilities;
    double u;
    ErrorCode code;
    std::size_t index;
  };
  const double nan = std::nan("");
  const auto row = GENERATE_COPY(values<Row>({
      {{0.5, 0.5}, 1.0, bad_coin, no_index},
      {{0.5, 0.5}, -1e-300, bad_coin, no_index},
      {{0.5, 0.5}, nan, bad_coin, no_index},
      {{}, 0.5, bad_probabilities, no_index},
      {{0.5, 0.4}, 0.5, bad_probabilities, no_index},
      {{1.5, -0.5}, 0.5, bad_probabilities, 1},
      {{0.5, nan}, 0.5, bad_probabilities, 1},
      {{HUGE_VAL, 0.5}, 0.5, bad_probabilities, 0},
  }));
  const auto result = draw(row.probabilities, row.u);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == row.code);
  CHECK(result.error().index == row.index);
}
