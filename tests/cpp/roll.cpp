// Rows: settings, u, forced token; the roll, summed with math.fsum in Python.
#include "sampling/roll.h"

#include <array>
#include <optional>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"
#include "sampling/stages/top_p.h"

using namespace loaded_dice;

namespace {

constexpr std::array<std::int32_t, 1> paris{0};

void require_same(const Roll& roll, const Roll& expected) {
  CHECK(roll.id == expected.id);
  CHECK(roll.kept == expected.kept);
  require_close(
      std::array{roll.probability, roll.uncut_probability, roll.raw_probability, roll.surprise,
                 roll.entropy, roll.uncut_entropy, roll.raw_entropy, roll.margin},
      std::array{expected.probability, expected.uncut_probability, expected.raw_probability,
                 expected.surprise, expected.entropy, expected.uncut_entropy, expected.raw_entropy,
                 expected.margin});
}

}  // namespace

TEST_CASE("a roll tells of its token before the cuts and after") {
  struct Row {
    Settings settings;
    double u;
    std::optional<std::uint32_t> forced;
    Roll roll;
  };
  const double raw_entropy = 0.3212518753551976;
  const auto row = GENERATE_COPY(values<Row>({
      {{.temperature = 3, .top_k = 4},
       0.75,
       {},
       {1, 0.18781826758716855, 0.14451866959595475, 0.03453493618006877, 3.365783824421227,
        1.15431031391724, 1.7916526497812872, raw_entropy, 4, 0.002055525749020015}},
      {{.temperature = 3, .top_k = 4},
       0.75,
       6,
       {6, 0.1177787856188076, 0.09062608032180627, 0.008516210411922095, 4.765783824421227,
        1.15431031391724, 1.7916526497812872, raw_entropy, 4, -0.1322212143811925}},
      {{.temperature = 3, .top_k = 5, .repetition_penalty = 2, .previous_tokens = paris},
       0.5,
       {},
       {2, 0.19165326517579864, 0.1492358422386316, 0.0114956816317035, 4.465783824421227,
        1.5893195616102502, 2.084217702809727, raw_entropy, 5, 0.021980732922865287}},
      {{.top_k = 2},
       0.99,
       {},
       {1, 0.03557118927263618, 0.03453493618006877, 0.03453493618006877, 3.365783824421227,
        0.15360418347035862, raw_entropy, raw_entropy, 2, 0.01}},
      // Nothing cuts, so the stage after the place of the cuts counts as well.
      {{.temperature = 3, .order = llama_cpp_order},
       0.5,
       {},
       {1, 0.14451866959595475, 0.14451866959595475, 0.03453493618006877, 3.365783824421227,
        1.7916526497812872, 1.7916526497812872, raw_entropy, 10, 0.06584192297389235}},
  }));
  const auto result = roll(demo_logits, row.settings, row.u, row.forced);
  REQUIRE(result.ok());
  require_same(result.value(), row.roll);
}

TEST_CASE("a roll of float32 logits is the one of the same numbers in float64") {
  const std::vector<double> wide = large_logits();
  const std::vector<float> narrow(wide.begin(), wide.end());
  const std::vector<double> same(narrow.begin(), narrow.end());
  const Settings settings{.temperature = 0.8, .top_p = 0.9};
  for (const double u : {0.0, 0.3, 0.6, 0.999}) {
    require_same(roll(narrow, settings, u).value(), roll(same, settings, u).value());
  }
}

TEST_CASE("a roll refuses a bad u and tokens outside the vocabulary") {
  CHECK(roll(demo_logits, {}, 1.0).error().code == bad_coin);
  CHECK(roll(demo_logits, {}, 0.5, 10).error().code == bad_token_id);
  CHECK(roll(demo_logits, {.top_p = 2}, 0.5).error().code == bad_top_p);
}
