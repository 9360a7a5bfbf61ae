// ln(x) in float64, the same bits on every machine; within 1 unit in the last place.
//
// x = 2^k (1 + f) with 1 + f between the square roots of 1/2 and 2. With s = f / (2 + f),
// ln(1 + f) = 2 artanh(s) = 2s + s R, R = 2/3 s^2 + 2/5 s^4 + ..., and since 2s = f - s f that is
// f - s (f - R): f itself is exact, so near x = 1 no digit is lost.
#pragma once

#include "exponential.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

class Logarithm {
 public:
  /// x is above 0 and finite.
  LANES Doubles operator()(Doubles x) const {
    // Numbers below 2^-1022 have no exponent of their own: they are lifted first.
    const Longs tiny = x < smallest;
    x = x * (one + where(tiny, lift));
    // The exponent grows by one where the mantissa passes sqrt(2).
    const Longs biased = (Longs)(((Longs)x + to_root) & exponent_bits);
    const Doubles f = (Doubles)((Longs)x - biased + (Longs)one) - one;
    // The exponent as a number: in the low bits of 2^52 it is read off by a subtraction.
    using Unsigned = std::uint64_t __attribute__((vector_size(32)));
    const Longs low_bits = (Longs)((Unsigned)biased >> 52);
    const Doubles k = ((Doubles)(low_bits | (Longs)shift) - bias) - where(tiny, lifted_by);
    const Doubles s = f / (two + f);
    const Doubles z = s * s;
    const Doubles z2 = z * z;
    Doubles even = z2 * c19 + c15;
    even = even * z2 + c11;
    even = even * z2 + c7;
    even = even * z2 + c3;
    Doubles odd = z2 * c21 + c17;
    odd = odd * z2 + c13;
    odd = odd * z2 + c9;
    odd = odd * z2 + c5;
    const Doubles series = even + z * odd;
    return k * high + (f - (s * (f - series * z) - k * low));
  }

 private:
  Longs to_root = (Longs)all(0.0) + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd);
  Longs exponent_bits = (Longs)held(std::numeric_limits<double>::infinity());
  Doubles smallest = held(0x1p-1022);
  Doubles lift = held(0x1p54 - 1.0);
  Doubles lifted_by = held(54.0);
  Doubles shift = held(0x1p52);
  Doubles bias = held(0x1p52 + 1023.0);
  Doubles high = held(ln2_high);
  Doubles low = held(ln2_low);
  Doubles one = held(1.0);
  Doubles two = held(2.0);
  Doubles c3 = held(2.0 / 3.0);
  Doubles c5 = held(2.0 / 5.0);
  Doubles c7 = held(2.0 / 7.0);
  Doubles c9 = held(2.0 / 9.0);
  Doubles c11 = held(2.0 / 11.0);
  Doubles c13 = held(2.0 / 13.0);
  Doubles c15 = held(2.0 / 15.0);
  Doubles c17 = held(2.0 / 17.0);
  Doubles c19 = held(2.0 / 19.0);
  Doubles c21 = held(2.0 / 21.0);
};

}  // namespace
}  // namespace loaded_dice
