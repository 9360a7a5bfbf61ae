// What logits weigh beside the best, by two powers of two: quick ones in float32, fine ones in
// float64. Both are estimates with a bound, so they may round as the machine likes best.
//
// y = x / T * log2(e) is split into a whole number k and a rest f in [-1/2, 1/2]. Adding 1.5 * 2^23
// (2^52 in float64) rounds y to k and leaves k in the low bits of the sum; a polynomial gives 2^f,
// and k is added to its exponent bits. So the best logit need not be subtracted, which would cost
// an operation and a rounding: `whole`, about minus its y, is part of the number that is added. x
// stops where the answer would leave the normal numbers: what is below weighs next to nothing, and
// so does NaN.
#pragma once

#include "kernels.h"
#include "lanes.h"

namespace loaded_dice {
namespace {

/// Degree 5, a minimax fit of the relative error with the constant held at 1, rounded to float32.
/// Within 2e-7 of the true power (relative): all rests with 25 bits were tried.
class QuickWeights {
 public:
  LANES explicit QuickWeights(QuickWeighing by)
      : scale(held(by.scale)),
        floor(held((-126.5F - by.whole) / by.scale)),
        rounder(held(0x1.8p23F + by.whole)) {}

  LANES Floats operator()(Floats logits) const {
    const Floats x = larger(floor, logits);
    const Floats shifted = multiply_add(x, scale, rounder);
    const Floats f = multiply_add(x, scale, rounder - shifted);
    Floats p = multiply_add(f, c5, c4);
    p = multiply_add(p, f, c3);
    p = multiply_add(p, f, c2);
    p = multiply_add(p, f, c1);
    p = multiply_add(p, f, one);
    return (Floats)((Ints)p + ((Ints)shifted << 23));
  }

 private:
  Floats scale;
  Floats floor;
  Floats rounder;
  Floats c5 = held(0x1.5bba14p-10F);
  Floats c4 = held(0x1.3cea88p-7F);
  Floats c3 = held(0x1.c6b752p-5F);
  Floats c2 = held(0x1.ebf9bcp-3F);
  Floats c1 = held(0x1.62e42ap-1F);
  Floats one = held(1.0F);
};

/// Degree 7, a minimax fit of the relative error: within 5e-11 of the true power.
class FineWeights {
 public:
  LANES explicit FineWeights(FineWeighing by)
      : scale(held(by.scale)),
        floor(held((-1020.5 - by.whole) / by.scale)),
        rounder(held(0x1.8p52 + by.whole)) {}

  LANES Doubles operator()(Doubles logits) const {
    const Doubles x = larger(floor, logits);
    const Doubles shifted = multiply_add(x, scale, rounder);
    const Doubles f = multiply_add(x, scale, rounder - shifted);
    Doubles p = multiply_add(f, c7, c6);
    p = multiply_add(p, f, c5);
    p = multiply_add(p, f, c4);
    p = multiply_add(p, f, c3);
    p = multiply_add(p, f, c2);
    p = multiply_add(p, f, c1);
    p = multiply_add(p, f, c0);
    return (Doubles)((Longs)p + ((Longs)shifted << 52));
  }

 private:
  Doubles scale;
  Doubles floor;
  Doubles rounder;
  Doubles c7 = held(0x1.fe17831d3daebp-17);
  Doubles c6 = held(0x1.446a1fdaca9b3p-13);
  Doubles c5 = held(0x1.5d8a7088fdd3ap-10);
  Doubles c4 = held(0x1.3b29dc40d6665p-7);
  Doubles c3 = held(0x1.c6b08aaf2e30fp-5);
  Doubles c2 = held(0x1.ebfbe0a4be818p-3);
  Doubles c1 = held(0x1.62e42ff116290p-1);
  Doubles c0 = held(0x1.ffffffffabbcdp-1);
};

}  // namespace
}  // namespace loaded_dice
