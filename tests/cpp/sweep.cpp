// Rows: temperature, and entropy and largest shares of the demo tokens at it.
#include "sampling/sweep.h"

#include <vector>

#include "catch.hpp"
#include "figures.hpp"
#include "sampling/stages/temperature.h"

using namespace loaded_dice;

TEST_CASE("a sweep over temperatures") {
  struct Row {
    double temperature, entropy, top1, top3;
  };
  const std::vector<Row> rows{
      {0.0, 0.0, 1.0, 1.0},
      {0.26075376884422113, 4.477293342718888e-05, 0.9999967438889207, 0.9999999804212609},
      {1.0130150753768845, 0.3345233658474337, 0.9331856448213897, 0.9812185192360773},
      {2.517537688442211, 1.6129415791017416, 0.5133381368486619, 0.7411423315074936},
      {5.0, 2.1027977755665312, 0.27430516420570616, 0.5298572490819271},
  };
  std::vector<double> temperatures, nats, top1, top3;
  for (const Row& row : rows) {
    temperatures.push_back(row.temperature);
    nats.push_back(row.entropy);
    top1.push_back(row.top1);
    top3.push_back(row.top3);
  }
  const auto result = sweep(demo_logits, temperatures);
  REQUIRE(result.ok());
  require_close(result.value().entropy, nats);
  require_close(result.value().top1, top1);
  require_close(result.value().top3, top3);
}

TEST_CASE("a vocabulary of two has no third to add") {
  const auto result = sweep(std::vector<double>{0.0, 0.0}, std::vector<double>{1.0});
  CHECK(result.value().top3 == std::vector<double>{1.0});
}

TEST_CASE("a bad temperature is found by its place") {
  const auto result = sweep(demo_logits, std::vector<double>{1.0, 2.0, -1.0});
  CHECK(result.error().code == bad_temperature);
  CHECK(result.error().index == 2);
  CHECK(result.error().value == -1.0);
}
