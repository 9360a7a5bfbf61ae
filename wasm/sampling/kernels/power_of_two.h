// 2^z in float32, for the weights of whole vocabularies: within 2e-7 of the true power (relative).
//
// z is split into a whole number k and a rest f in [-1/2, 1/2]. Adding 1.5 * 2^23 rounds z to k and
// leaves k in the low bits of the sum; a polynomial of degree 5 gives 2^f, and k is added to its
// exponent bits. The coefficients are a minimax fit of the relative error with the constant held at
// 1, rounded to float32; all rests with 25 bits were tried for the bound above.
#pragma once

#include "lanes.h"

namespace loaded_dice {
namespace {

/// z is at most 0. Below -127 the answer is 0, and so it is for NaN.
LANES Floats power_of_two(Floats z) {
  constexpr float rounder = 0x1.8p23F;
  z = larger(all(-127.0F), z);
  const Floats shifted = z + rounder;
  const Floats f = z - (shifted - rounder);
  Floats p = f * 0x1.5bba14p-10F + 0x1.3cea88p-7F;
  p = p * f + 0x1.c6b752p-5F;
  p = p * f + 0x1.ebf9bcp-3F;
  p = p * f + 0x1.62e42ap-1F;
  p = p * f + 1.0F;
  return (Floats)((Ints)p + ((Ints)shifted << 23));
}

/// What a logit weighs beside the largest: exp((x - largest) / T), with `scale` = log2(e) / T.
LANES Floats weight_of(Floats logits, float largest, float scale) {
  return power_of_two((logits - largest) * scale);
}

}  // namespace
}  // namespace loaded_dice
