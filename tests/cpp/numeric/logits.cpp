#include "sampling/numeric/logits.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "../catch.hpp"

using namespace loaded_dice;

TEST_CASE("bad logits are named, with the first offending index") {
  struct Row {
    std::vector<double> logits;
    ErrorCode code;
    std::size_t index;
  };
  const double nan = std::nan("");
  const auto row = GENERATE_COPY(values<Row>({
      {{}, empty_logits, no_index},
      {{1.0, nan, HUGE_VAL}, nan_logit, 1},
      {{1.0, 2.0, HUGE_VAL, nan}, infinite_logit, 2},
      {{-HUGE_VAL, -HUGE_VAL}, all_masked, no_index},
  }));
  const Status status = check_logits(row.logits);
  REQUIRE(status);
  CHECK(status->code == row.code);
  CHECK(status->index == row.index);
}

TEST_CASE("one kept token is enough") {
  CHECK_FALSE(check_logits(std::vector<double>{-HUGE_VAL, -1e308}));
}

TEST_CASE("kept ids are those above -infinity") {
  CHECK(kept_ids(std::vector<double>{1.0, removed_score, -1e308, 0.0}) ==
        std::vector<std::uint32_t>{0, 2, 3});
}

TEST_CASE("float32 logits widen without a change of value") {
  const std::vector<float> logits{0.1F, -3.5F, -HUGE_VALF};
  CHECK(widen(logits) == std::vector<double>{0.10000000149011612, -3.5, removed_score});
}
