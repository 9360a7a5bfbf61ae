// Where a cut falls, where there is little or nothing to cut.
#include "sampling/quick/last_kept.h"

#include <vector>

#include "../catch.hpp"

using namespace loaded_dice;

TEST_CASE("among no candidates none is the last to reach a target") {
  const Blocks blocks{};
  const Candidates none{};
  CHECK_FALSE(last_to_reach(none, nullptr, 0.5, 0.0, blocks));
  CHECK_FALSE(last_to_reach(none, nullptr, 0.0, 0.0, blocks));
}
