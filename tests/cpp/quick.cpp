// The quick path against the definition, bit for bit. LOADED_DICE_RUNS sets the number of runs.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "hard_logits.hpp"
#include "sampling/draw.h"
#include "sampling/logits.h"
#include "sampling/pipeline.h"
#include "sampling/quick_distribution.h"
#include "sampling/quick_sample.h"
#include "sampling/sums.h"

using namespace loaded_dice;

namespace {

std::size_t runs() {
  const char* wanted = std::getenv("LOADED_DICE_RUNS");
  return wanted ? std::stoul(wanted) : 1500;
}

/// A fingerprint of every bit that the runs gave.
struct Fingerprint {
  std::uint64_t state = 0xcbf29ce484222325;

  void add(std::uint64_t word) { state = (state ^ word) * 0x100000001b3; }
  void add(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    add(bits);
  }
};

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("the quick path gives the definition's tokens, kept sets and bits") {
  Random random(20250);
  Fingerprint print;
  std::size_t refused = 0;
  std::size_t quick_tokens = 0;
  std::size_t quick_sets = 0;
  std::size_t other_sets = 0;
  std::size_t other_bits = 0;
  std::size_t other_tokens = 0;
  for (std::size_t run = 0; run < runs(); ++run) {
    const std::size_t vocabulary =
        any_of(random, std::array<std::size_t, 7>{1, 2, 63, 64, 1000, 5003, 2048});
    const HardCase hard = hard_case(random, vocabulary);
    const Settings settings = hard.borrowed();
    const std::span<const float> logits = hard.logits;
    const std::vector<double> wide = widen(logits);
    const auto expected = distribution(std::span<const double>(wide), settings);
    const auto actual = distribution(logits, settings);
    REQUIRE(actual.ok() == expected.ok());
    if (!expected.ok()) {
      CHECK(actual.error().code == expected.error().code);
      ++refused;
      continue;
    }
    const auto& wanted = expected.value();
    const auto& given = actual.value();
    quick_sets += quick_distribution(logits, settings).has_value() ? 1 : 0;
    quick_tokens += quick_sample(logits, settings, hard.coin).has_value() ? 1 : 0;
    other_sets += given.kept == wanted.kept ? 0 : 1;
    other_bits +=
        same_bits(given.probabilities, wanted.probabilities) && given.entropy == wanted.entropy ? 0
                                                                                                : 1;
    const std::uint32_t token = sample(logits, settings, hard.coin).value();
    other_tokens += token == draw(wanted.probabilities, hard.coin).value() ? 0 : 1;
    for (const double p : given.probabilities) print.add(p);
    for (const std::uint32_t id : given.kept) print.add(std::uint64_t{id});
    print.add(given.entropy);
    print.add(std::uint64_t{token});
    if (other_sets + other_bits + other_tokens > 0) {
      UNSCOPED_INFO("run " << run << " of " << vocabulary << " T " << settings.temperature << " k "
                           << settings.top_k << " p " << settings.top_p << " m " << settings.min_p
                           << " pen " << settings.repetition_penalty << " kept "
                           << wanted.kept.size() << " given " << given.kept.size());
    }
    REQUIRE(other_sets + other_bits + other_tokens == 0);
  }
  std::cout << runs() << " runs: " << refused
            << " refused alike; kept sets that differ: " << other_sets
            << ", probability vectors: " << other_bits << ", tokens: " << other_tokens
            << "; answered by the quick path: " << quick_sets << " distributions, " << quick_tokens
            << " tokens; fingerprint " << std::hex << print.state << std::dec << '\n';
  CHECK(other_sets == 0);
}

TEST_CASE("float32 logits are refused as float64 ones are") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  struct Row {
    std::vector<float> logits;
    ErrorCode code;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {{}, ErrorCode::empty_logits},
      {{1.0F, nan, 2.0F}, ErrorCode::nan_logit},
      {{1.0F, infinity}, ErrorCode::infinite_logit},
      {{-infinity, infinity}, ErrorCode::infinite_logit},
      {{-infinity, -infinity}, ErrorCode::all_masked},
  }));
  const std::span<const float> logits = row.logits;
  CHECK(distribution(logits, {}).error().code == row.code);
  CHECK(sample(logits, {}, 0.5).error().code == row.code);
}

TEST_CASE("a sparse pairwise sum has the bits of the full one") {
  Random random(7);
  for (const std::size_t size : {5UL, 8UL, 127UL, 1000UL, 8192UL, 20000UL}) {
    std::vector<double> all(size);
    std::vector<std::uint32_t> ids;
    std::vector<double> values;
    for (std::uint32_t id = 0; id < size; ++id) {
      if (below(random, 3) > 0) continue;
      ids.push_back(id);
      values.push_back(all[id] = uniform(random));
    }
    CHECK(sparse_pairwise_sum(ids, values, size) == pairwise_sum(all));
  }
}
