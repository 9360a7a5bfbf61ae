// Rows: probabilities and their entropy in nats.
#include "sampling/numeric/entropy.h"

#include <cmath>
#include <limits>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/softmax.h"

using namespace loaded_dice;

TEST_CASE("entropy of given probabilities") {
  struct Row {
    std::vector<double> probabilities;
    double expected;
  };
  const auto row = GENERATE(values<Row>({
      {{1.0}, 0.0},
      {{1.0, 0.0, 0.0}, 0.0},
      {{0.5, 0.5}, 0.6931471805599453},
      {{0.5, 0.0, 0.5, 0.0}, 0.6931471805599453},
      {std::vector<double>(8, 0.125), 2.0794415416798357},
  }));
  CHECK(entropy(row.probabilities) == Approx(row.expected).epsilon(0).margin(1e-12));
}

TEST_CASE("a sure thing has entropy 0 without a sign") {
  CHECK_FALSE(std::signbit(entropy(std::vector<double>{1.0, 0.0})));
}

TEST_CASE("surprise of a probability") {
  struct Row {
    double probability, expected;
  };
  const auto row = GENERATE(values<Row>({
      {1.0, 0.0},
      {0.5, 0.6931471805599453},
      {1e-3, 6.907755278982137},
      {5e-324, 744.4400719213812},
      {0.0, std::numeric_limits<double>::infinity()},
  }));
  CHECK(surprise(row.probability).value() == Approx(row.expected).epsilon(1e-15));
}

TEST_CASE("no surprise has no sign") { CHECK_FALSE(std::signbit(surprise(1.0).value())); }

TEST_CASE("surprise of what is no probability") {
  const double bad = GENERATE(-1e-9, 1.0000001, std::nan(""));
  CHECK(surprise(bad).error().code == bad_probabilities);
}

TEST_CASE("entropy of the demo tokens over temperature") {
  struct Row {
    double temperature, expected;
  };
  const auto row = GENERATE(values<Row>({
      {0.26075376884422113, 4.477293342718888e-05},
      {1.0, 0.3212518753551976},
      {1.0130150753768845, 0.3345233658474337},
      {2.517537688442211, 1.6129415791017416},
      {5.0, 2.1027977755665312},
  }));
  const auto probabilities = softmax(demo_logits, row.temperature);
  CHECK(entropy(probabilities.value()) == Approx(row.expected).epsilon(0).margin(1e-12));
}
