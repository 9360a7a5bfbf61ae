// What the quick path touched to find the tokens that stay, for figures that show it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace loaded_dice {

/// Where the search for a bound goes on after a step: nowhere once there are enough blocks and not
/// many more.
enum class BoundNext : std::uint8_t { enough, higher, lower };

/// One step of the bisection for a bound: `tried` lies between `low` and `high`, and `count` blocks
/// reach it.
struct BoundStep {
  float low;
  float high;
  float tried;
  std::size_t count;
  BoundNext next;
};

/// The most steps of such a bisection.
inline constexpr std::size_t most_bound_steps = 24;

/// `maxima` are those of the blocks, padded. `bound` is the lowest logit that tokens were collected
/// from (+infinity where none were), and `steps` are the bisection for it, if there was one.
/// `collected` are the ids that reach it, `sorted` those that were put in order; an id that was
/// collected twice stands there twice. `exponentials` is how many were taken.
struct SearchReport {
  std::vector<float> maxima = {};
  float bound = std::numeric_limits<float>::infinity();
  std::array<BoundStep, most_bound_steps> steps = {};
  std::size_t step_count = 0;
  std::vector<std::uint32_t> collected = {};
  std::vector<std::uint32_t> sorted = {};
  std::size_t exponentials = 0;
};

}  // namespace loaded_dice
