// Rows: temperature and the probabilities of the ten demo tokens at it.
#include "sampling/softmax.h"

#include <limits>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"

using namespace loaded_dice;

TEST_CASE("softmax at a temperature") {
  struct Row {
    double temperature;
    std::vector<double> expected;
  };
  const auto row = GENERATE(values<Row>({
      {0.1,
       {0.9999999999999953, 4.658886145103376e-15, 7.781132241133705e-20, 5.900090541597033e-29,
        3.9754497359086284e-31, 2.678636961808065e-33, 3.873997628687142e-21, 1.928749847963909e-22,
        2.5065674758999414e-46, 7.667648073721964e-53}},
      {0.5,
       {0.9983600701232072, 0.001358137129359685, 0.00015048588342220657, 2.2566226252551525e-06,
        8.301650703136986e-07, 3.054006621470546e-07, 8.258840388999613e-05, 4.5325477061263056e-05,
        7.570125560523587e-10, 3.7689435883510215e-11}},
      {1.0,
       {0.9363332547981683, 0.03453493618006876, 0.011495681631703497, 0.0014077201129518218,
        0.0008538254087994114, 0.000517871288478516, 0.008516210411922093, 0.006308963844311246,
        2.5783293245233662e-05, 5.7530303509629155e-06}},
      {1.5,
       {0.7850640664510496, 0.08698757807955346, 0.041780594880572335, 0.010302967849223365,
        0.007382399055803635, 0.005289720070633683, 0.03420705791061707, 0.028006370283741658,
        0.0007158857640016045, 0.0002633596548035013}},
      {3.0,
       {0.43415807702610765, 0.14451866959595475, 0.10015730839084801, 0.04973664741419915,
        0.04210116309344761, 0.035637865155242594, 0.09062608032180627, 0.08200186852510269,
        0.013110437917853861, 0.007951882559437426}},
  }));
  const auto result = softmax(demo_logits, row.temperature);
  REQUIRE(result.ok());
  require_close(result.value(), row.expected);
}

TEST_CASE("softmax at temperature 0 gives everything to the lowest id among the largest") {
  const std::vector<double> logits{1.0, 3.0, 2.0, 3.0};
  CHECK(softmax(logits, 0.0).value() == std::vector<double>{0.0, 1.0, 0.0, 0.0});
}

TEST_CASE("softmax survives huge logits and masked tokens") {
  const double out = -std::numeric_limits<double>::infinity();
  CHECK(softmax(std::vector<double>{1e308, out, 1e308, -1e308}) ==
        std::vector<double>{0.5, 0.0, 0.5, 0.0});
}

TEST_CASE("a uniform vocabulary of GPT-2's size has p = 1/V to the bit") {
  const std::vector<double> logits(50257, 3.25);
  for (const double p : softmax(logits)) REQUIRE(p == 1.0 / 50257.0);
}

TEST_CASE("weights are what softmax divides by what") {
  struct Row {
    std::vector<double> logits;
    double temperature;
    std::vector<double> values;
    double sum;
  };
  const double out = -std::numeric_limits<double>::infinity();
  const auto row = GENERATE_COPY(values<Row>({
      {{0.0, 0.0, out}, 1.0, {1.0, 1.0, 0.0}, 2.0},
      {{1.0, 3.0}, 2.0, {0.36787944117144233, 1.0}, 1.3678794411714423},
      {{1.0, 3.0, 3.0}, 0.0, {0.0, 1.0, 0.0}, 1.0},
  }));
  const Weights result = weights(row.logits, row.temperature).value();
  require_close(result.values, row.values);
  CHECK(result.sum == Approx(row.sum).epsilon(1e-15));
  const auto shares = softmax(row.logits, row.temperature).value();
  for (std::size_t id = 0; id < shares.size(); ++id) {
    CHECK(shares[id] == result.values[id] / result.sum);
  }
}
