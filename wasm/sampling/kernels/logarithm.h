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

/// x is above 0 and finite.
LANES Doubles logarithm(Doubles x) {
  // Numbers below 2^-1022 have no exponent of their own: they are lifted first.
  const Longs tiny = x < 0x1p-1022;
  x = x * (1.0 + where(tiny, all(0x1p54 - 1.0)));
  // The exponent grows by one where the mantissa passes sqrt(2).
  constexpr std::int64_t to_root = 0x3ff0000000000000 - 0x3fe6a09e667f3bcd;
  const Longs biased = (Longs)(((Longs)x + to_root) & 0x7ff0000000000000);
  const Doubles f = (Doubles)((Longs)x - biased + 0x3ff0000000000000) - 1.0;
  // The exponent as a number: in the low bits of 2^52 it is read off by a subtraction.
  using Unsigned = std::uint64_t __attribute__((vector_size(32)));
  const Longs low = (Longs)((Unsigned)biased >> 52);
  const Doubles k =
      ((Doubles)(low | 0x4330000000000000) - (0x1p52 + 1023.0)) - where(tiny, all(54.0));
  const Doubles s = f / (2.0 + f);
  const Doubles z = s * s;
  const Doubles z2 = z * z;
  Doubles even = z2 * (2.0 / 19.0) + 2.0 / 15.0;
  even = even * z2 + 2.0 / 11.0;
  even = even * z2 + 2.0 / 7.0;
  even = even * z2 + 2.0 / 3.0;
  Doubles odd = z2 * (2.0 / 21.0) + 2.0 / 17.0;
  odd = odd * z2 + 2.0 / 13.0;
  odd = odd * z2 + 2.0 / 9.0;
  odd = odd * z2 + 2.0 / 5.0;
  const Doubles series = even + z * odd;
  return k * ln2_high + (f - (s * (f - series * z) - k * ln2_low));
}

}  // namespace
}  // namespace loaded_dice
