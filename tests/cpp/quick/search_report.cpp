// What a search reports of itself.
#include "sampling/quick/search_report.h"

#include <vector>

#include "../catch.hpp"
#include "../hard_logits.hpp"
#include "sampling/pipeline.h"
#include "sampling/quick/quick_sample.h"

using namespace loaded_dice;

TEST_CASE("a report changes no token, and names all that is kept") {
  Random random(21);
  std::vector<float> logits(3000);
  for (float& logit : logits) logit = 3 * bell(random);
  const auto settings = GENERATE(values<Settings>(
      {{.top_k = 50}, {.temperature = 0.5, .top_p = 0.9}, {.min_p = 0.1}, {.top_p = 0.999}}));
  SearchReport report;
  CHECK(quick_sample(logits, settings, 0.3, &report) == quick_sample(logits, settings, 0.3));
  CHECK(report.exponentials > 0);
  const auto kept = distribution(std::span<const float>(logits), settings).value().kept;
  CHECK(report.collected.size() >= std::min<std::size_t>(kept.size(), 24));
  for (const std::uint32_t id : report.collected) CHECK(logits[id] >= report.bound);
}

TEST_CASE("the definition collects and sorts every token") {
  const std::vector<float> logits{1, 2, 3};
  const auto report =
      search_report(logits, {.temperature = 2, .top_k = 2, .order = llama_cpp_order}).value();
  CHECK(report.collected == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(report.sorted == report.collected);
  CHECK(search_report(logits, {.top_k = -1}).error().code.name == "bad-top-k");
}
