// What the core takes natively, for the rows of scripts/bench/core/rows.mjs:
//   sampling_bench POOL VOCABULARY [options of Google Benchmark]
// or, with `shares` for options, how many tokens the quick path leaves to the distribution.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "pool.h"
#include "sampling/pipeline.h"
#include "sampling/quick/blocks.h"
#include "sampling/quick/candidates.h"
#include "sampling/quick/quick_sample.h"
#include "sampling/random.h"

using namespace loaded_dice;

namespace {

using Work = std::function<void(std::span<const float>, double)>;

/// Calls `work` with the next list and u each time.
void add(const std::string& name, const std::vector<std::vector<float>>& pool, Work work) {
  benchmark::RegisterBenchmark(name.c_str(), [&pool, work](benchmark::State& state) {
    Random random(1);
    std::size_t turn = 0;
    for (auto _ : state) work(pool[turn++ % pool.size()], uniform(random));
  })->Unit(benchmark::kMicrosecond);
}

Work sampling(const Settings& settings) {
  return [settings](std::span<const float> logits, double u) {
    benchmark::DoNotOptimize(sample(logits, settings, u).value());
  };
}

/// How many of many tokens the quick path leaves to the distribution.
void print_share(const char* name, const std::vector<std::vector<float>>& pool,
                 const Settings& settings) {
  Random random(2);
  int left = 0;
  constexpr int tries = 2000;
  for (int i = 0; i < tries; ++i) {
    left += quick_sample(pool[i % pool.size()], settings, uniform(random)) ? 0 : 1;
  }
  std::fprintf(stderr, "%s: %d of %d draws went by way of the distribution\n", name, left, tries);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  const auto vocabulary = static_cast<std::size_t>(std::atol(argv[2]));
  const auto pool = read_pool(argv[1], vocabulary);
  std::vector<std::int32_t> tokens(64);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i] = static_cast<std::int32_t>(i * 7919 % vocabulary);
  }
  const Settings penalty{.temperature = 0.8, .repetition_penalty = 1.3, .previous_tokens = tokens};
  Settings penalty_top_k = penalty;
  penalty_top_k.top_k = 50;
  const std::vector<std::pair<const char*, Settings>> rows{
      {"temperature", {.temperature = 0.8}},
      {"top-k", {.temperature = 0.8, .top_k = 50}},
      {"top-p", {.temperature = 0.8, .top_p = 0.9}},
      {"top-p-95", {.top_p = 0.95}},
      {"top-k-top-p", {.temperature = 0.8, .top_k = 50, .top_p = 0.9}},
      {"min-p", {.temperature = 0.8, .min_p = 0.1}},
      {"penalty-top-k", penalty_top_k},
      {"penalty", penalty},
  };
  if (argc > 3 && std::string(argv[3]) == "shares") {
    for (const auto& [name, settings] : rows) print_share(name, pool, settings);
    return 0;
  }
  for (const auto& [name, settings] : rows) add(name, pool, sampling(settings));
  add("softmax-entropy", pool, [](std::span<const float> logits, double) {
    benchmark::DoNotOptimize(distribution(logits, {.temperature = 0.8}).value().entropy);
  });
  add("max-pass", pool, [](std::span<const float> logits, double) {
    const auto blocks = blocks_of(logits, {}, 1.0);
    benchmark::DoNotOptimize(maxima_of(*blocks)->largest);
  });
  int rest = argc - 2;
  benchmark::Initialize(&rest, argv + 2);
  benchmark::RunSpecifiedBenchmarks();
}
