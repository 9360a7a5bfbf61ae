// exp(x) in float64, the same bits on every machine, which no libm promises; within 1 unit in the
// last place.
//
// x = k ln 2 + r with |r| <= ln(2) / 2. ln 2 comes in two parts, the first of 40 bits, so that k
// times it is exact. exp(r) is its power series to r^13 / 13!, even and odd powers apart, so that
// one sum need not wait for the other. 2^k is applied in two factors: results below 2^-1022 are
// rounded once, and what is smaller still becomes 0.
#pragma once

#include "lanes.h"

namespace loaded_dice {
namespace {

constexpr double ln2_high = 0x1.62e42fefa2p-1;
constexpr double ln2_low = 0x1.9ef35793c7673p-41;
constexpr double double_rounder = 0x1.8p52;

/// 2^k for the whole number k that `shifted` = k + 1.5 * 2^52 holds, |k| <= 1022.
LANES Doubles whole_power(Doubles shifted) { return (Doubles)(((Longs)shifted + 1023) << 52); }

/// x is at most 700; -infinity gives 0.
LANES Doubles exponential(Doubles x) {
  x = larger(all(-1100.0), x);
  const Doubles shifted = x * 0x1.71547652b82fep+0 + double_rounder;
  const Doubles k = shifted - double_rounder;
  const Doubles r = (x - k * ln2_high) - k * ln2_low;
  const Doubles r2 = r * r;
  Doubles even = r2 * (1.0 / 479001600.0) + 1.0 / 3628800.0;
  even = even * r2 + 1.0 / 40320.0;
  even = even * r2 + 1.0 / 720.0;
  even = even * r2 + 1.0 / 24.0;
  even = even * r2 + 0.5;
  Doubles odd = r2 * (1.0 / 6227020800.0) + 1.0 / 39916800.0;
  odd = odd * r2 + 1.0 / 362880.0;
  odd = odd * r2 + 1.0 / 5040.0;
  odd = odd * r2 + 1.0 / 120.0;
  odd = odd * r2 + 1.0 / 6.0;
  const Doubles power = 1.0 + (r + r2 * (even + r * odd));
  const Doubles half = k * 0.5 + double_rounder;
  const Doubles rest = (k - (half - double_rounder)) + double_rounder;
  return power * whole_power(half) * whole_power(rest);
}

}  // namespace
}  // namespace loaded_dice
