// What llama.cpp's own sampler chain takes for the same rows, as JSON: a peer, built on demand by
// scripts/bench/core/programs.mjs against the sources of an npm package, never shipped.
//   llama_bench POOL VOCABULARY
#include <llama.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <vector>

#include "pool.h"

/// The clock of the sources' own statistics, which are off.
extern "C" std::int64_t lm_ggml_time_us() { return 0; }

namespace {

llama_sampler* chain(std::initializer_list<llama_sampler*> samplers) {
  llama_sampler* result = llama_sampler_chain_init({true});
  for (llama_sampler* sampler : samplers) llama_sampler_chain_add(result, sampler);
  return result;
}

llama_sampler* temperature() { return llama_sampler_init_temp(0.8F); }
llama_sampler* drawing() { return llama_sampler_init_dist(1); }

llama_sampler* penalties(std::size_t vocabulary) {
  llama_sampler* sampler = llama_sampler_init_penalties(64, 1.3F, 0, 0);
  for (std::size_t i = 0; i < 64; ++i) {
    llama_sampler_accept(sampler, static_cast<llama_token>(i * 7919 % vocabulary));
  }
  return sampler;
}

/// As llama_sampler_sample: a list of candidates from the logits, then the chain.
llama_token sample(llama_sampler* sampler, const std::vector<float>& logits,
                   std::vector<llama_token_data>& candidates) {
  candidates.resize(logits.size());
  for (std::size_t id = 0; id < logits.size(); ++id) {
    candidates[id] = {static_cast<llama_token>(id), logits[id], 0.0F};
  }
  llama_token_data_array list{candidates.data(), candidates.size(), -1, false};
  llama_sampler_apply(sampler, &list);
  return list.data[list.selected].id;
}

using Clock = std::chrono::steady_clock;

/// A call's share of a whole turn through the pool; the median of the turns.
double median_microseconds(llama_sampler* sampler, const std::vector<std::vector<float>>& pool) {
  std::vector<llama_token_data> candidates;
  std::vector<double> times;
  volatile llama_token token = 0;
  const auto end = Clock::now() + std::chrono::milliseconds(400);
  for (std::size_t turn = 0; turn < 3 || Clock::now() < end; ++turn) {
    const auto start = Clock::now();
    for (const std::vector<float>& logits : pool) token = sample(sampler, logits, candidates);
    const std::chrono::duration<double, std::micro> time = Clock::now() - start;
    times.push_back(time.count() / static_cast<double>(pool.size()));
  }
  static_cast<void>(token);
  std::nth_element(times.begin(), times.begin() + static_cast<long>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  const auto vocabulary = static_cast<std::size_t>(std::atol(argv[2]));
  const auto pool = read_pool(argv[1], vocabulary);
  const std::vector<std::pair<const char*, llama_sampler*>> rows{
      {"temperature", chain({temperature(), drawing()})},
      {"top-k", chain({llama_sampler_init_top_k(50), temperature(), drawing()})},
      {"top-p", chain({temperature(), llama_sampler_init_top_p(0.9F, 1), drawing()})},
      {"top-p-95", chain({llama_sampler_init_top_p(0.95F, 1), drawing()})},
      {"top-k-top-p", chain({llama_sampler_init_top_k(50), temperature(),
                             llama_sampler_init_top_p(0.9F, 1), drawing()})},
      {"min-p", chain({temperature(), llama_sampler_init_min_p(0.1F, 1), drawing()})},
      {"penalty-top-k",
       chain({penalties(vocabulary), llama_sampler_init_top_k(50), temperature(), drawing()})},
      {"penalty", chain({penalties(vocabulary), temperature(), drawing()})},
      // Its dynamic temperature is where it computes softmax and entropy.
      {"softmax-entropy", chain({llama_sampler_init_temp_ext(0.8F, 0.1F, 1.0F), drawing()})},
  };
  std::printf("{");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::printf("%s\"%s\": %.2f", i > 0 ? ", " : "", rows[i].first,
                median_microseconds(rows[i].second, pool));
  }
  std::printf("}\n");
}
