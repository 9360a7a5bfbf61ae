#include "masses.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "../numeric/sums.h"

namespace loaded_dice {
namespace {

constexpr double log2_e = 1.4426950408889634;

/// Relative errors of weights: of the power itself with the additions in a block (see
/// power_of_two.h and block_masses.h), for each nat below the best, and for each nat of x / T.
struct Errors {
  double power;
  double depth;
  double score;
};

/// The scale is rounded, which grows with the depth; the product with it is, where it is not fused.
Errors quick_errors() {
  constexpr double rounding = 0x1p-24 * 1.01;
  return {2e-7 + 8 * rounding + 1e-9, rounding, kernels().fuses ? 0.0 : rounding};
}

/// In float64 the definition's own roundings are no smaller.
constexpr Errors fine_errors{6e-11, 0x1p-49, 0x1p-49};

/// sum w |ln w| is at most W ln(n / W) for n weights that sum to W: entropy is largest where all
/// are equal.
double error_of(double mass, const Ground& ground, const Errors& errors) {
  const auto count = static_cast<double>(ground.blocks.size);
  const double depth = std::max(0.0, std::log(count / mass)) + 1;
  const double score = depth + std::abs(ground.weighing().largest);
  const double relative = errors.power + errors.depth * depth + errors.score * score;
  return mass * (relative + sum_slack(ground.blocks.size));
}

/// -log2 of the best score's weight by a scale of the kernels, whole and rest.
double whole_of(const Ground& ground, double scale) { return -std::round(ground.best * scale); }

double exponential(double exponent) {
  kernels().exponentials(&exponent, 1, 0.0, &exponent);
  return exponent;
}

FineWeighing fine_weighing(const Ground& ground) {
  const double scale = log2_e / ground.plan.temperature;
  return {scale, whole_of(ground, scale)};
}

/// By how much each penalised token weighs more than its entry, which is rounded.
std::vector<double> corrections(const Ground& ground) {
  const Weighing by = ground.weighing();
  const auto& tokens = ground.blocks.penalised;
  // Scores first, entries after them.
  std::vector<double> weights(2 * tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    weights[i] = tokens[i].score / by.temperature;
    weights[i + tokens.size()] = entry_of(ground.blocks, tokens[i].id) / by.temperature;
  }
  kernels().exponentials(weights.data(), weights.size(), by.largest, weights.data());
  for (std::size_t i = 0; i < tokens.size(); ++i) weights[i] -= weights[i + tokens.size()];
  return weights;
}

/// Puts right what penalised tokens of at least `from` weigh, and gives the total.
double put_right(std::vector<double>& masses, const Ground& ground, float from) {
  const std::vector<double> more = corrections(ground);
  double all = 0.0;
  for (std::size_t i = 0; i < ground.blocks.penalised.size(); ++i) {
    const std::uint32_t id = ground.blocks.penalised[i].id;
    all += more[i];
    if (entry_of(ground.blocks, id) >= from) masses[id / block_size] += more[i];
  }
  return all;
}

}  // namespace

QuickWeighing quick_weighing(const Ground& ground) {
  const auto scale = static_cast<float>(log2_e / ground.plan.temperature);
  return {scale, static_cast<float>(whole_of(ground, scale))};
}

double unit_of(const Ground& ground, double scale, double whole) {
  return exponential(-(ground.best * scale + whole) / log2_e);
}

BlockMasses quick_masses(const Ground& ground) {
  const QuickWeighing by = quick_weighing(ground);
  ground.note_exponentials(ground.blocks.size);
  BlockMasses masses{std::vector<double>(ground.blocks.starts.size()), {}};
  kernels().quick_masses(ground.blocks.view(), by, masses.blocks.data());
  const double unit = unit_of(ground, by.scale, by.whole);
  for (double& mass : masses.blocks) mass *= unit;
  put_right(masses.blocks, ground, -std::numeric_limits<float>::infinity());
  const double sum = pairwise_sum(masses.blocks);
  masses.total = {sum, error_of(sum, ground, quick_errors())};
  return masses;
}

FineMasses fine_masses(const Ground& ground, float from) {
  const FineWeighing by = fine_weighing(ground);
  ground.note_exponentials(ground.blocks.size);
  FineMasses masses{{std::vector<double>(ground.blocks.starts.size()), {}}, {}};
  std::vector<double>& upper = masses.upper.blocks;
  const double all = kernels().fine_masses(ground.blocks.view(), by, from, upper.data());
  const double unit = unit_of(ground, by.scale, by.whole);
  for (double& mass : upper) mass *= unit;
  const double sum = all * unit + put_right(upper, ground, from);
  const double error = error_of(sum, ground, fine_errors);
  masses.total = {sum, error};
  masses.upper.total = {pairwise_sum(upper), error};
  return masses;
}

std::array<double, block_size> weights_of_block(const Ground& ground, std::size_t block) {
  const Weighing by = ground.weighing();
  std::array<double, block_size> weights;
  kernels().weights(ground.blocks.starts[block], block_size, by, weights.data());
  for (const PenalisedToken& token : ground.blocks.penalised) {
    if (token.id / block_size != block) continue;
    weights[token.id % block_size] = exponential(token.score / by.temperature - by.largest);
  }
  return weights;
}

}  // namespace loaded_dice
