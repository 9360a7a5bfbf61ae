// Rows: temperature, share of the best token's probability, how many stay, their entropy.
#include "sampling/stages/min_p.h"

#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "../figures.hpp"
#include "sampling/numeric/order.h"
#include "sampling/pipeline.h"
#include "sampling/softmax.h"

using namespace loaded_dice;

TEST_CASE("min-p on the demo tokens") {
  struct Row {
    double temperature, min_p;
    std::size_t kept;
    double entropy;
  };
  const auto row = GENERATE(values<Row>({
      {0.5, 0.0, 10, 0.013204398845652854},
      {0.5, 0.01, 1, 0.0},
      {1.0, 0.01, 3, 0.2154906735462359},
      {1.5, 0.01, 6, 0.7950947890877029},
      {1.5, 0.1, 2, 0.3245343958320033},
      {3.0, 0.01, 10, 1.7916526497812872},
      {3.0, 0.05, 8, 1.711596571409446},
      {3.0, 0.2, 4, 1.15431031391724},
      {3.0, 1.0, 1, 0.0},
  }));
  const auto result =
      distribution(demo_logits, {.temperature = row.temperature, .min_p = row.min_p}).value();
  CHECK(result.kept.size() == row.kept);
  CHECK(result.entropy == Approx(row.entropy).epsilon(0).margin(1e-12));
}

TEST_CASE("min-p on a thousand tokens") {
  const std::vector<double> logits = large_logits();
  const auto result = distribution(logits, {.temperature = 0.7, .min_p = 0.01}).value();
  CHECK(result.kept ==
        std::vector<std::uint32_t>{0, 1, 113, 179, 209, 478, 614, 654, 755, 762, 847, 880});
  CHECK(result.entropy == Approx(1.1916360340528918).epsilon(0).margin(1e-12));
}

TEST_CASE("min-p keeps what equals the bound and names what falls below") {
  const std::vector<double> scores{0.0, 1.0, 1.0, removed_score};
  const std::vector<double> probabilities{0.2, 0.4, 0.4, 0.0};
  CHECK(cut_min_p(kept_by_score(scores), probabilities, 0.5).ids.empty());
  const Cut cut = cut_min_p(kept_by_score(scores), probabilities, 1.0);
  CHECK(cut.ids == std::vector<std::uint32_t>{0});
  CHECK(cut.values == std::vector<double>{0.2});
  CHECK(cut.bound == 0.4);
}
