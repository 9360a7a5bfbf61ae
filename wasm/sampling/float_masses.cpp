#include "float_masses.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loaded_dice {
namespace {

// Each weight is off by the power's error and by three roundings of its exponent z, which grow with
// |z|; a block's sum by six roundings more (see power_of_two.h and block_masses.h); and the
// definition itself by the rounding of scores up to 2^20.
constexpr double weight_error = 2e-7 + 6 * 0x1p-24 + 1e-9;
constexpr double exponent_error = 3 * 0x1p-24 * 1.01;

/// sum w |ln w| is at most W ln(n / W) for n weights that sum to W: entropy is largest where all
/// are equal.
double float_error(double mass, std::size_t count) {
  if (!(mass > 0)) return 0.0;
  const double nats = std::log(static_cast<double>(count)) - std::log(mass);
  return mass * (weight_error + exponent_error * std::max(0.0, nats));
}

/// Block sums of a penalised token's entry, which is rounded, become sums of its score's own
/// weight.
template <typename WeightOfEntry>
void put_right(std::vector<double>& masses, const Ground& ground, float below,
               WeightOfEntry weight_of_entry) {
  for (const PenalisedToken& token : ground.blocks.penalised) {
    const float entry = entry_of(ground.blocks, token.id);
    if (!(entry < below)) continue;
    masses[token.id / block_size] += weight_of_penalised(token, ground) - weight_of_entry(entry);
  }
}

double total(std::span<const double> masses) {
  return std::accumulate(masses.begin(), masses.end(), 0.0);
}

double exponential(double exponent) {
  kernels().exponentials(&exponent, 1, 0.0, &exponent);
  return exponent;
}

}  // namespace

double weight_of_penalised(const PenalisedToken& token, const Ground& ground) {
  const Weighing by = ground.weighing();
  return exponential(token.score / by.temperature - by.largest);
}

BlockMasses float_masses(const Ground& ground, float below) {
  const double temperature = ground.plan.temperature;
  const FloatWeighing by{ground.maxima.largest,
                         static_cast<float>(1.4426950408889634 / temperature)};
  BlockMasses masses{std::vector<double>(ground.blocks.starts.size()), {}};
  masses.total.sum = kernels().block_masses(ground.blocks.view(), by, below, masses.blocks.data());
  if (!ground.blocks.penalised.empty()) {
    // Weights beside the largest entry become weights beside the best score, which it may be
    // rounded from.
    const double unit = exponential((by.largest - ground.best) / temperature);
    for (double& mass : masses.blocks) mass *= unit;
    put_right(masses.blocks, ground, below, [&](float entry) {
      float weight = 0;
      kernels().float_weights(&entry, 1, by, &weight);
      return unit * weight;
    });
    masses.total.sum = total(masses.blocks);
  }
  masses.total.error = float_error(masses.total.sum, ground.blocks.size) +
                       sum_slack(ground.blocks.size) * masses.total.sum;
  return masses;
}

BlockMasses exact_masses(const Ground& ground) {
  const Weighing by = ground.weighing();
  BlockMasses masses{std::vector<double>(ground.blocks.starts.size()), {}};
  kernels().exact_block_masses(ground.blocks.view(), by, masses.blocks.data());
  put_right(masses.blocks, ground, std::numeric_limits<float>::infinity(), [&by](float entry) {
    double weight = 0;
    kernels().weights(&entry, 1, by, &weight);
    return weight;
  });
  masses.total.sum = total(masses.blocks);
  masses.total.error = sum_slack(ground.blocks.size) * masses.total.sum;
  return masses;
}

}  // namespace loaded_dice
