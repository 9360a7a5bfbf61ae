// The quick path against the definition, bit for bit. LOADED_DICE_RUNS sets the number of runs.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#if defined(__EMSCRIPTEN__)
#include <emscripten.h>
#endif

#include "../catch.hpp"
#include "../fingerprint.hpp"
#include "../hard_logits.hpp"
#include "sampling/draw.h"
#include "sampling/numeric/logits.h"
#include "sampling/numeric/order.h"
#include "sampling/numeric/sums.h"
#include "sampling/pipeline.h"
#include "sampling/quick/quick_distribution.h"
#include "sampling/quick/quick_sample.h"

using namespace loaded_dice;

namespace {

std::size_t runs() {
#if defined(__EMSCRIPTEN__)
  const int wanted = EM_ASM_INT({ return Number(process.env['LOADED_DICE_RUNS'] || 0); });
#else
  const char* text = std::getenv("LOADED_DICE_RUNS");
  const int wanted = text ? std::stoi(text) : 0;
#endif
  return wanted > 0 ? static_cast<std::size_t>(wanted) : 1500;
}

void add(Fingerprint& print, const Distribution& distribution, std::uint32_t token) {
  for (const double p : distribution.probabilities) print.add(p);
  for (const std::uint32_t id : distribution.kept) print.add(std::uint64_t{id});
  print.add(distribution.entropy);
  print.add(std::uint64_t{token});
}

bool same_bits(const Distribution& a, const Distribution& b) {
  const std::size_t bytes = a.probabilities.size() * sizeof(double);
  return a.entropy == b.entropy && a.probabilities.size() == b.probabilities.size() &&
         std::memcmp(a.probabilities.data(), b.probabilities.data(), bytes) == 0;
}

/// What the runs showed.
struct Counts {
  Fingerprint print;
  std::size_t refused = 0;
  std::size_t quick_tokens = 0;
  std::size_t quick_sets = 0;
  std::size_t other_sets = 0;
  std::size_t other_bits = 0;
  std::size_t other_tokens = 0;
};

void compare(const HardCase& hard, Counts& counts) {
  const Settings settings = hard.borrowed();
  const std::span<const float> logits = hard.logits;
  const auto expected = distribution(std::span<const double>(widen(logits)), settings);
  const auto actual = distribution(logits, settings);
  REQUIRE(actual.ok() == expected.ok());
  if (!expected.ok()) {
    CHECK(actual.error().code == expected.error().code);
    ++counts.refused;
    return;
  }
  const Distribution& wanted = expected.value();
  const Distribution& given = actual.value();
  const std::uint32_t token = sample(logits, settings, hard.u).value();
  counts.quick_sets += quick_distribution(logits, settings) ? 1 : 0;
  counts.quick_tokens += quick_sample(logits, settings, hard.u) ? 1 : 0;
  counts.other_sets += given.kept != wanted.kept ? 1 : 0;
  counts.other_bits += !same_bits(given, wanted) ? 1 : 0;
  counts.other_tokens += token != draw(wanted.probabilities, hard.u).value() ? 1 : 0;
  add(counts.print, given, token);
}

}  // namespace

TEST_CASE("the quick path gives the definition's tokens, kept sets and bits") {
  constexpr std::array<std::size_t, 7> vocabularies{1, 2, 63, 64, 1000, 2048, 5003};
  Random random(20250);
  Counts counts;
  for (std::size_t run = 0; run < runs(); ++run) {
    compare(hard_case(random, any_of(random, vocabularies)), counts);
  }
  std::cout << runs() << " runs, " << counts.refused
            << " refused alike. Kept sets that differ: " << counts.other_sets
            << ", probability vectors: " << counts.other_bits << ", tokens: " << counts.other_tokens
            << ". The quick path answered " << counts.quick_sets << " distributions and "
            << counts.quick_tokens << " tokens. Fingerprint " << std::hex << counts.print.state
            << std::dec << '\n';
  CHECK(counts.other_sets == 0);
  CHECK(counts.other_bits == 0);
  CHECK(counts.other_tokens == 0);
  // Else the rows above would compare the definition with itself.
  CHECK(counts.quick_sets > runs() / 2);
  CHECK(counts.quick_tokens > runs() / 2);
}

TEST_CASE("the bits are those of every other machine") {
  Random random(20250);
  Counts counts;
  for (std::size_t run = 0; run < 500; ++run) compare(hard_case(random, 300), counts);
  CHECK(counts.print.state == 0x052667ca8ffacf0f);
}

TEST_CASE(
    "random numbers on the steps of the distribution, and beside them, pick the definition's "
    "token") {
  Random random(11);
  const std::size_t vocabulary = 20011;
  std::vector<float> logits(vocabulary);
  for (float& logit : logits) logit = 3 * bell(random);
  // Static: the rows borrow it and outlive this scope.
  static constexpr std::array<std::int32_t, 4> tokens{3, 64, 65, 20010};
  const auto settings = GENERATE_REF(
      values<Settings>({{},
                        {.temperature = 1.6},
                        {.temperature = 0.7, .repetition_penalty = 1.2, .previous_tokens = tokens},
                        {.top_p = 0.9},
                        {.temperature = 0.7, .min_p = 1e-3},
                        {.temperature = 0.7, .top_k = 300}}));
  const std::span<const float> span = logits;
  const auto edges = cumulative(distribution(span, settings).value().probabilities).value();
  std::size_t others = 0;
  for (std::size_t id = 0; id + 1 < vocabulary; id += 37) {
    for (const double u : {edges[id], std::nextafter(edges[id], 0.0), edges[id] * (1 - 1e-8)}) {
      if (u >= 1) continue;
      others += sample(span, settings, u).value() != first_above(edges, u) ? 1 : 0;
    }
  }
  CHECK(others == 0);
}

TEST_CASE("shares that end on a step keep the definition's nucleus") {
  Random random(12);
  std::vector<float> logits(20011);
  for (float& logit : logits) logit = 3 * bell(random);
  const std::span<const float> span = logits;
  const std::vector<double> wide = widen(logits);
  const auto p = distribution(span, {}).value().probabilities;
  std::vector<double> sorted;
  for (const std::uint32_t id : argsort_descending(wide)) sorted.push_back(p[id]);
  const std::vector<double> sums = running_sums(sorted);
  for (std::size_t rank = 3; rank < sums.size() && sums[rank] < 1; rank += 1511) {
    for (const double share : {sums[rank], std::nextafter(sums[rank], 1.0), sums[rank] - 1e-9}) {
      const Settings settings{.top_p = share};
      const auto wanted = distribution(std::span<const double>(wide), settings).value();
      CHECK(distribution(span, settings).value().kept == wanted.kept);
      CHECK(sample(span, settings, 0.99).value() == draw(wanted.probabilities, 0.99).value());
    }
  }
}

TEST_CASE("nuclei of a few tokens and of thousands are found without the distribution") {
  Random random(13);
  std::vector<float> logits(50257);
  for (float& logit : logits) logit = 3 * bell(random);
  const double width = GENERATE(0.2, 1.0, 4.0);
  const double share = GENERATE(0.3, 0.9, 0.99);
  const double min_p = GENERATE(0.0, 0.05);
  const Settings settings{.temperature = 1 / width, .top_p = share, .min_p = min_p};
  int answered = 0;
  for (int i = 0; i < 100; ++i) {
    answered += quick_sample(logits, settings, (i + 0.5) / 100) ? 1 : 0;
  }
  CHECK(answered >= 98);
}

TEST_CASE("float32 logits are refused as float64 ones are") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  struct Row {
    std::vector<float> logits;
    ErrorCode code;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {{}, empty_logits},
      {{1.0F, nan, 2.0F}, nan_logit},
      {{1.0F, infinity}, infinite_logit},
      {{-infinity, infinity}, infinite_logit},
      {{-infinity, -infinity}, all_masked},
  }));
  const std::span<const float> logits = row.logits;
  CHECK(distribution(logits, {}).error().code == row.code);
  CHECK(sample(logits, {}, 0.5).error().code == row.code);
}

TEST_CASE("a sparse pairwise sum has the bits of the full one") {
  Random random(7);
  // Another order of additions gives the same bits now and then: several times each.
  const int time = GENERATE(range(0, 8));
  CAPTURE(time);
  for (const std::size_t size : {5UL, 8UL, 127UL, 1000UL, 8192UL, 16384UL, 20000UL}) {
    skip(random, static_cast<std::uint32_t>(time));
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
