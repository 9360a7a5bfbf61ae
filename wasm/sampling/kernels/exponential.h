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

/// 2^k for the whole number k that `shifted` = k + 1.5 * 2^52 holds, |k| <= 1022.
LANES Doubles whole_power(Doubles shifted) { return (Doubles)(((Longs)shifted + 1023) << 52); }

class Exponential {
 public:
  /// x is at most 700; -infinity gives 0.
  LANES Doubles operator()(Doubles x) const {
    x = larger(lowest, x);
    const Doubles shifted = x * log2_e + rounder;
    const Doubles k = shifted - rounder;
    const Doubles r = (x - k * high) - k * low;
    const Doubles r2 = r * r;
    Doubles even = r2 * c12 + c10;
    even = even * r2 + c8;
    even = even * r2 + c6;
    even = even * r2 + c4;
    even = even * r2 + half;
    Doubles odd = r2 * c13 + c11;
    odd = odd * r2 + c9;
    odd = odd * r2 + c7;
    odd = odd * r2 + c5;
    odd = odd * r2 + c3;
    const Doubles power = one + (r + r2 * (even + r * odd));
    const Doubles half_of_k = k * half + rounder;
    const Doubles rest = (k - (half_of_k - rounder)) + rounder;
    return power * whole_power(half_of_k) * whole_power(rest);
  }

 private:
  Doubles lowest = held(-1100.0);
  Doubles log2_e = held(0x1.71547652b82fep+0);
  Doubles rounder = held(0x1.8p52);
  Doubles high = held(ln2_high);
  Doubles low = held(ln2_low);
  Doubles one = held(1.0);
  Doubles half = held(0.5);
  Doubles c3 = held(1.0 / 6.0);
  Doubles c4 = held(1.0 / 24.0);
  Doubles c5 = held(1.0 / 120.0);
  Doubles c6 = held(1.0 / 720.0);
  Doubles c7 = held(1.0 / 5040.0);
  Doubles c8 = held(1.0 / 40320.0);
  Doubles c9 = held(1.0 / 362880.0);
  Doubles c10 = held(1.0 / 3628800.0);
  Doubles c11 = held(1.0 / 39916800.0);
  Doubles c12 = held(1.0 / 479001600.0);
  Doubles c13 = held(1.0 / 6227020800.0);
};

}  // namespace
}  // namespace loaded_dice
