#include "nucleus.h"

#include <algorithm>
#include <vector>

#include "float_masses.h"
#include "sums.h"

namespace loaded_dice {
namespace {

/// Most nuclei lie within so many nats of the best token.
constexpr double usual_depth = 8.5;

/// One block of so many is looked at for a guess.
constexpr std::size_t stride = 16;

constexpr int guess_steps = 10;

/// Likely tokens weigh `seen` by float64 weights; all others lie under `bound` and are a float32
/// mass, which is small, and so is its error.
struct Shares {
  float bound;
  double seen;
  double rest;
  Mass total;
};

Survivors tokens_from(const Ground& ground, float bound) {
  return weighed(candidates_at_least(ground.blocks, ground.maxima, bound), ground.blocks,
                 ground.weighing());
}

/// Every sixteenth block, without the tokens seen already.
std::vector<float> sample_under(const Ground& ground, float bound) {
  std::vector<float> sample;
  for (std::size_t block = 0; block < ground.blocks.starts.size(); block += stride) {
    const float* entries = ground.blocks.starts[block];
    sample.insert(sample.end(), entries, entries + block_size);
  }
  for (float& entry : sample)
    entry = entry < bound ? entry : -std::numeric_limits<float>::infinity();
  return sample;
}

/// A guess where the nucleus ends, a little low: where a sample of the rest has the share of its
/// mass that the nucleus still lacks.
float guessed_bound(const Ground& ground, const Shares& shares) {
  const std::vector<float> sample = sample_under(ground, shares.bound);
  std::vector<double> weights(sample.size());
  kernels().weights(sample.data(), sample.size(), ground.weighing(), weights.data());
  const double lacking = ground.plan.top_p * shares.total.sum - shares.seen;
  const double wanted = (lacking / shares.rest * 1.03 + 0.01) * pairwise_sum(weights);
  double low = 60.0;
  double high = usual_depth;
  for (int step = 0; step < guess_steps; ++step) {
    const double middle = (low + high) / 2;
    const Tally tally = kernels().tally_at_least(sample.data(), weights.data(), sample.size(),
                                                 bound_at(ground, middle));
    (tally.mass >= wanted ? low : high) = middle;
  }
  return bound_at(ground, low);
}

/// What those tokens leave to all others. The lower the bound, the smaller the error.
Shares shares_of(const Survivors& survivors, const Ground& ground, float bound) {
  const double seen = pairwise_sum(survivors.values());
  const Mass rest = float_masses(ground, bound).total;
  const double sum = seen + rest.sum;
  return {bound, seen, rest.sum, {sum, rest.error + sum_slack(ground.blocks.size) * sum}};
}

/// Whether the tokens may not hold the nucleus.
bool are_short(const Survivors& survivors, const Ground& ground, const Mass& total) {
  return pairwise_sum(survivors.values()) < ground.plan.top_p * total.sum + total.error;
}

std::optional<LastKept> last_of(const Survivors& survivors, const Ground& ground,
                                const Mass& total) {
  return last_to_reach(survivors.tokens, survivors.masses.data(), ground.plan.top_p * total.sum,
                       total.error, ground.blocks);
}

}  // namespace

std::optional<Survivors> nucleus_of(const Ground& ground) {
  const float usual = bound_at(ground, usual_depth);
  Survivors survivors = tokens_from(ground, usual);
  Shares shares = shares_of(survivors, ground, usual);
  if (are_short(survivors, ground, shares.total)) {
    const float guess = guessed_bound(ground, shares);
    survivors = tokens_from(ground, guess);
    shares = shares_of(survivors, ground, guess);
  }
  if (are_short(survivors, ground, shares.total)) survivors = tokens_from(ground, lowest_entry);
  std::optional<LastKept> last = last_of(survivors, ground, shares.total);
  // In a flat tail one token weighs no more than that error.
  if (!last) last = last_of(survivors, ground, exact_masses(ground).total);
  if (!last) return {};
  keep(survivors, places_up_to(survivors.tokens, *last, ground.blocks));
  return survivors;
}

}  // namespace loaded_dice
