// Lanes: eight float32 or four float64 values that go through the same operation at once.
//
// Every machine has the same number of lanes, whatever its registers hold: AVX2 needs one register,
// SSE2 and WebAssembly SIMD two, a machine without SIMD eight. Each lane is an IEEE operation of
// its own and lanes are only added up in one written order, so all of them give the same bits. The
// one exception is multiply_add, which only estimates use.
//
// Included by kernels.cpp only, which is compiled once for each instruction set: everything here is
// in a namespace without a name, so that no AVX2 code is shared with the rest of the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace loaded_dice {
namespace {

using Floats = float __attribute__((vector_size(32)));
using Ints = std::int32_t __attribute__((vector_size(32)));
using HalfFloats = float __attribute__((vector_size(16)));
using Doubles = double __attribute__((vector_size(32)));
using Longs = std::int64_t __attribute__((vector_size(32)));

#define LANES inline __attribute__((always_inline))

constexpr float minus_infinity = -std::numeric_limits<float>::infinity();
constexpr std::size_t float_lanes = 8;
constexpr std::size_t double_lanes = 4;

template <typename Vector, typename T>
LANES Vector load(const T* from) {
  Vector values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

template <typename Vector, typename T>
LANES void store(T* to, Vector values) {
  std::memcpy(to, &values, sizeof values);
}

LANES Floats all(float value) { return Floats{} + value; }
LANES Doubles all(double value) { return Doubles{} + value; }

/// The same of a constant, for a loop. Engines of WebAssembly would build it anew in each turn; of
/// what an instruction gives they do not know that it is a constant.
template <typename T>
LANES auto held(T value) {
#if defined(__wasm_simd128__)
  asm("" : "+r"(value));
#endif
  return all(value);
}

template <typename Half, typename Vector>
struct Halves {
  Half low;
  Half high;
};

template <typename Half, typename Vector>
LANES Halves<Half, Vector> halves(Vector values) {
  Halves<Half, Vector> parts;
  static_assert(sizeof parts == sizeof values);
  std::memcpy(&parts, &values, sizeof parts);
  return parts;
}

LANES HalfFloats larger(HalfFloats a, HalfFloats b) {
#if defined(__SSE2__)
  return (HalfFloats)_mm_max_ps((__m128)b, (__m128)a);
#elif defined(__wasm_simd128__)
  return (HalfFloats)wasm_f32x4_pmax((v128_t)a, (v128_t)b);
#else
  return b > a ? b : a;
#endif
}

/// Per lane `b` where it is larger than `a`, otherwise `a`: a NaN in `b` is passed over.
LANES Floats larger(Floats a, Floats b) {
#if defined(__AVX2__)
  return (Floats)_mm256_max_ps((__m256)b, (__m256)a);
#elif defined(__SSE2__)
  const auto x = halves<__m128>(a);
  auto y = halves<__m128>(b);
  y.low = _mm_max_ps(y.low, x.low);
  y.high = _mm_max_ps(y.high, x.high);
  return load<Floats>(&y);
#elif defined(__wasm_simd128__)
  const auto x = halves<v128_t>(a);
  auto y = halves<v128_t>(b);
  y.low = wasm_f32x4_pmax(x.low, y.low);
  y.high = wasm_f32x4_pmax(x.high, y.high);
  return load<Floats>(&y);
#else
  return b > a ? b : a;
#endif
}

LANES Doubles larger(Doubles a, Doubles b) {
#if defined(__AVX2__)
  return (Doubles)_mm256_max_pd((__m256d)b, (__m256d)a);
#elif defined(__wasm_simd128__)
  const auto x = halves<v128_t>(a);
  auto y = halves<v128_t>(b);
  y.low = wasm_f64x2_pmax(x.low, y.low);
  y.high = wasm_f64x2_pmax(x.high, y.high);
  return load<Doubles>(&y);
#else
  const Longs take = b > a;
  return (Doubles)((take & (Longs)b) | (~take & (Longs)a));
#endif
}

/// Whether multiply_add rounds once. Where the machine can't, it rounds twice.
#if defined(__FMA__)
constexpr bool fuses = true;
#else
constexpr bool fuses = false;
#endif

/// a * b + c.
LANES Floats multiply_add(Floats a, Floats b, Floats c) {
#if defined(__FMA__)
  return (Floats)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#else
  return a * b + c;
#endif
}
LANES Doubles multiply_add(Doubles a, Doubles b, Doubles c) {
#if defined(__FMA__)
  return (Doubles)_mm256_fmadd_pd((__m256d)a, (__m256d)b, (__m256d)c);
#else
  return a * b + c;
#endif
}

/// One bit per lane whose comparison (all ones or all zeros) holds, lane 0 lowest.
LANES unsigned mask_of(Ints comparison) {
#if defined(__AVX2__)
  return static_cast<unsigned>(_mm256_movemask_ps((__m256)comparison));
#elif defined(__SSE2__)
  const auto parts = halves<__m128>(comparison);
  return static_cast<unsigned>(_mm_movemask_ps(parts.low) | _mm_movemask_ps(parts.high) << 4);
#elif defined(__wasm_simd128__)
  const auto parts = halves<v128_t>(comparison);
  return static_cast<unsigned>(wasm_i32x4_bitmask(parts.low)) |
         static_cast<unsigned>(wasm_i32x4_bitmask(parts.high)) << 4;
#else
  unsigned mask = 0;
  for (std::size_t lane = 0; lane < float_lanes; ++lane) mask |= (comparison[lane] & 1U) << lane;
  return mask;
#endif
}

/// The values where the comparison holds, +0 elsewhere.
LANES Floats where(Ints comparison, Floats values) { return (Floats)(comparison & (Ints)values); }
LANES Doubles where(Longs comparison, Doubles values) {
  return (Doubles)(comparison & (Longs)values);
}

/// Of whole vectors to the end: a choice between single numbers may become a jump, which is taken
/// as often as not.
LANES float largest_lane(Floats values) {
  const auto parts = halves<HalfFloats>(values);
  const HalfFloats four = larger(parts.low, parts.high);
  const HalfFloats two = larger(four, __builtin_shufflevector(four, four, 2, 3, 2, 3));
  return larger(two, __builtin_shufflevector(two, two, 1, 1, 1, 1))[0];
}

/// The lanes' sum in one order: lane 4 onto 0, 5 onto 1 and so on, then halves again.
LANES float sum_of(Floats values) {
  const auto parts = halves<HalfFloats>(values);
  const HalfFloats four = parts.low + parts.high;
  return (four[0] + four[2]) + (four[1] + four[3]);
}

LANES double sum_of(Doubles values) { return (values[0] + values[2]) + (values[1] + values[3]); }

/// Four float32 values as float64, value for value.
LANES Doubles widened(const float* from) {
#if defined(__AVX2__)
  return (Doubles)_mm256_cvtps_pd(_mm_loadu_ps(from));
#elif defined(__wasm_simd128__)
  const v128_t values = wasm_v128_load(from);
  Halves<v128_t, Doubles> parts;
  parts.low = wasm_f64x2_promote_low_f32x4(values);
  parts.high = wasm_f64x2_promote_low_f32x4(wasm_i32x4_shuffle(values, values, 2, 3, 2, 3));
  return load<Doubles>(&parts);
#else
  return __builtin_convertvector(load<HalfFloats>(from), Doubles);
#endif
}

}  // namespace
}  // namespace loaded_dice
