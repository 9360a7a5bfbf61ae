#include "sampling/survey/faces.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "sampling/draw.h"

using namespace loaded_dice;

TEST_CASE("faces of at least a width, never empty ones") {
  struct Row {
    double narrowest;
    std::vector<std::uint32_t> ids;
  };
  const auto row = GENERATE(values<Row>({
      {0.0, {0, 2, 3}},
      {0.25, {0, 2, 3}},
      {0.2500001, {3}},
      {0.6, {}},
  }));
  const std::vector<double> probabilities{0.25, 0.0, 0.25, 0.5};
  const auto edges = cumulative(probabilities).value();
  const Faces faces = faces_of(edges, row.narrowest);
  CHECK(faces.ids == row.ids);
  REQUIRE(faces.from.size() == row.ids.size());
  for (std::size_t i = 0; i < row.ids.size(); ++i) {
    CHECK(faces.to[i] == edges[row.ids[i]]);
    CHECK(draw(probabilities, faces.from[i]).value() == row.ids[i]);
    CHECK(draw(probabilities, std::nextafter(faces.to[i], 0.0)).value() == row.ids[i]);
  }
}

TEST_CASE("a width below 0 or not finite is named") {
  const double bad = GENERATE(-1e-9, HUGE_VAL, std::nan(""));
  CHECK(check_face(bad)->code == bad_range);
  CHECK_FALSE(check_face(0.0));
}
