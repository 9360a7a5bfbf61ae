// Words, random numbers and draws are NumPy's to the bit.
#include "sampling/random.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "figures.hpp"

using namespace loaded_dice;

namespace {

/// FNV-1a over the little-endian bytes.
std::uint64_t hash_of(std::span<const double> values) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const double value : values) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (int shift = 0; shift < 64; shift += 8) {
      hash = (hash ^ ((bits >> shift) & 0xff)) * 0x100000001b3U;
    }
  }
  return hash;
}

}  // namespace

TEST_CASE("the words of a seed") {
  struct Row {
    std::uint32_t seed;
    std::vector<std::uint32_t> words;
  };
  const auto row = GENERATE(values<Row>({
      {0, {2357136044, 2546248239, 3071714933}},
      {42, {1608637542, 3421126067, 4083286876, 787846414, 3143890026, 3348747335}},
  }));
  Random random(row.seed);
  for (const std::uint32_t word : row.words) CHECK(random.engine() == word);
}

TEST_CASE("the random numbers of a seed") {
  struct Row {
    std::uint32_t seed;
    std::vector<double> numbers;
  };
  const auto row = GENERATE(values<Row>({
      {42,
       {0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366,
        0.15601864044243652, 0.15599452033620265, 0.05808361216819946, 0.8661761457749352,
        0.6011150117432088, 0.7080725777960455}},
      {0, {0.5488135039273248, 0.7151893663724195}},
  }));
  Random random(row.seed);
  for (const double u : row.numbers) CHECK(uniform(random) == u);
}

TEST_CASE("skipping leaves the stream where as many draws would") {
  const std::uint64_t count = GENERATE(0U, 1U, 7U, 311U, 312U, 100000U);
  Random skipped(42);
  Random drawn(42);
  skip(skipped, count);
  for (std::uint64_t i = 0; i < count; ++i) static_cast<void>(uniform(drawn));
  CHECK(uniform(skipped) == uniform(drawn));
}

TEST_CASE("normals, and a uniform number after an odd count of them") {
  Random random(42);
  const std::array expected{0x1.fca2a28a9307cp-2, -0x1.1b2a505de052ap-3, 0x1.4b9dd50245e68p-1,
                            0x1.85e548e01aa2bp+0, -0x1.df8bcdf57a640p-3};
  for (const double value : expected) CHECK(normal(random) == value);
  CHECK(uniform(random, 1.0, 3.0).value() == Approx(1.116167224336399).epsilon(0).margin(1e-15));
}

TEST_CASE("a thousand normals and the large logits, every bit") {
  Random random(42);
  std::vector<double> normals(1000);
  for (double& value : normals) value = normal(random);
  CHECK(hash_of(normals) == 0x939dcc0946e22816U);
  CHECK(hash_of(large_logits()) == 0x9af5961e45717d2cU);
}

TEST_CASE("a uniform number between far ends") {
  Random random(42);
  CHECK(uniform(random, -8e307, 8e307).value() == -2.0073580984422e+307);
  CHECK(uniform(random, 5, -5).value() == -4.507143064099161);
}

TEST_CASE("a range that is not finite is refused and uses no random number") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto [low, high] = GENERATE(values<std::pair<double, double>>({
      {-1.7e308, 1.7e308},
      {1.7e308, -1.7e308},
      {-infinity, 1},
      {0, std::numeric_limits<double>::quiet_NaN()},
  }));
  Random random(42);
  const auto result = uniform(random, low, high);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == bad_range);
  CHECK(uniform(random) == 0.3745401188473625);
}

TEST_CASE("choice") {
  Random random(7);
  std::vector<std::uint32_t> ids(12);
  REQUIRE_FALSE(choice(random, std::array{0.1, 0.2, 0.3, 0.4}, ids));
  CHECK(ids == std::vector<std::uint32_t>{0, 3, 2, 3, 3, 2, 2, 0, 1, 2, 3, 3});
}

TEST_CASE("a refused choice uses no u and leaves its buffer alone") {
  Random random(42);
  std::vector<std::uint32_t> ids{7, 7};
  const auto status = choice(random, std::array{0.5, 0.4}, ids);
  REQUIRE(status);
  CHECK(status->code == bad_probabilities);
  CHECK(ids == std::vector<std::uint32_t>{7, 7});
  CHECK(uniform(random) == 0.3745401188473625);
}
