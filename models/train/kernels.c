// The element-wise parts of the network on bfloat16 arrays, forward and backward.
//
// PyTorch's own bf16 versions are slow on CPUs; the matrix products stay PyTorch's. Sums are kept in
// 32 bits, and one pass reads and writes each array once. Build: see kernels.py.

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef uint16_t bf16;

static inline float widen(bf16 x) {
  union { uint32_t bits; float value; } u;
  u.bits = (uint32_t)x << 16;
  return u.value;
}

// Rounds to nearest, ties to even.
static inline bf16 narrow(float x) {
  union { uint32_t bits; float value; } u;
  u.value = x;
  return (bf16)((u.bits + 0x7fff + ((u.bits >> 16) & 1)) >> 16);
}

// gelu_new(x) = x * sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)), the same function as its tanh form.
#define GELU_SCALE 1.5957691216f
static inline float gate(float x) {
  return 1.f / (1.f + expf(fminf(40.f, -GELU_SCALE * (x + 0.044715f * x * x * x))));
}

void gelu_forward(const bf16 *x, bf16 *y, long n) {
#pragma omp simd
  for (long i = 0; i < n; i++) {
    float v = widen(x[i]);
    y[i] = narrow(v * gate(v));
  }
}

void gelu_backward(const bf16 *x, const bf16 *dy, bf16 *dx, long n) {
#pragma omp simd
  for (long i = 0; i < n; i++) {
    float v = widen(x[i]), s = gate(v);
    float slope = s + v * s * (1.f - s) * GELU_SCALE * (1.f + 0.134145f * v * v);
    dx[i] = narrow(widen(dy[i]) * slope);
  }
}

// stats receives (mean, 1 / standard deviation) of each of the `rows` rows of width d.
void norm_forward(const bf16 *x, const bf16 *weight, const bf16 *bias, bf16 *y, float *stats,
                  long rows, long d) {
  for (long r = 0; r < rows; r++) {
    const bf16 *in = x + r * d;
    bf16 *out = y + r * d;
    float sum = 0, squares = 0;
#pragma omp simd reduction(+ : sum, squares)
    for (long i = 0; i < d; i++) {
      float v = widen(in[i]);
      sum += v;
      squares += v * v;
    }
    float mean = sum / d;
    float scale = 1.f / sqrtf(fmaxf(squares / d - mean * mean, 0.f) + 1e-5f);
    stats[2 * r] = mean;
    stats[2 * r + 1] = scale;
#pragma omp simd
    for (long i = 0; i < d; i++)
      out[i] = narrow((widen(in[i]) - mean) * scale * widen(weight[i]) + widen(bias[i]));
  }
}

// dweight and dbias are added to.
void norm_backward(const bf16 *x, const bf16 *weight, const bf16 *dy, const float *stats, bf16 *dx,
                   float *dweight, float *dbias, long rows, long d) {
  for (long r = 0; r < rows; r++) {
    const bf16 *in = x + r * d, *grad = dy + r * d;
    bf16 *out = dx + r * d;
    float mean = stats[2 * r], scale = stats[2 * r + 1], a = 0, b = 0;
#pragma omp simd reduction(+ : a, b)
    for (long i = 0; i < d; i++) {
      float normed = (widen(in[i]) - mean) * scale, g = widen(grad[i]);
      float t = g * widen(weight[i]);
      a += t;
      b += t * normed;
      dweight[i] += g * normed;
      dbias[i] += g;
    }
    a /= d;
    b /= d;
#pragma omp simd
    for (long i = 0; i < d; i++) {
      float normed = (widen(in[i]) - mean) * scale;
      out[i] = narrow(scale * (widen(grad[i]) * widen(weight[i]) - a - normed * b));
    }
  }
}

// Softmax over the visible part (columns 0..row) of `count` T x T score matrices, in place.
void causal_softmax_forward(bf16 *scores, long count, long T, float scale) {
  float e[1024];
  for (long k = 0; k < count * T; k++) {
    bf16 *row = scores + k * T;
    long visible = k % T + 1;
    float top = -1e30f, sum = 0;
#pragma omp simd reduction(max : top)
    for (long i = 0; i < visible; i++) {
      float v = widen(row[i]);
      top = v > top ? v : top;
    }
#pragma omp simd reduction(+ : sum)
    for (long i = 0; i < visible; i++) {
      float t = expf((widen(row[i]) - top) * scale);
      e[i] = t;
      sum += t;
    }
    float inverse = 1.f / sum;
#pragma omp simd
    for (long i = 0; i < visible; i++) row[i] = narrow(e[i] * inverse);
    memset(row + visible, 0, sizeof(bf16) * (T - visible));
  }
}

// grad holds the gradient of the weights and receives that of the scores.
void causal_softmax_backward(const bf16 *weights, bf16 *grad, long count, long T, float scale) {
  for (long k = 0; k < count * T; k++) {
    const bf16 *w = weights + k * T;
    bf16 *g = grad + k * T;
    long visible = k % T + 1;
    float dot = 0;
#pragma omp simd reduction(+ : dot)
    for (long i = 0; i < visible; i++) dot += widen(w[i]) * widen(g[i]);
#pragma omp simd
    for (long i = 0; i < visible; i++) g[i] = narrow(scale * widen(w[i]) * (widen(g[i]) - dot));
    memset(g + visible, 0, sizeof(bf16) * (T - visible));
  }
}

// Cross entropy of `rows` rows of `width` logits; each row is replaced by softmax - onehot(target).
// log_inclusion (may be null) is subtracted from every logit but the target's: the correction of a
// sampled softmax. scratch holds `width` floats. Returns the sum of the losses in nats.
double cross_entropy(bf16 *logits, const float *log_inclusion, const int64_t *targets, long rows,
                     long width, float *scratch) {
  double total = 0;
  for (long r = 0; r < rows; r++) {
    bf16 *row = logits + r * width;
    long target = targets[r];
    float z = 0, own = widen(row[target]);
    if (log_inclusion) {
#pragma omp simd reduction(+ : z)
      for (long i = 0; i < width; i++) {
        float e = expf(fminf(60.f, widen(row[i]) - log_inclusion[i]));
        scratch[i] = e;
        z += e;
      }
    } else {
#pragma omp simd reduction(+ : z)
      for (long i = 0; i < width; i++) {
        float e = expf(fminf(60.f, widen(row[i])));
        scratch[i] = e;
        z += e;
      }
    }
    float e_own = expf(fminf(60.f, own));
    z += e_own - scratch[target];
    scratch[target] = e_own;
    total += logf(z) - own;
    float inverse = 1.f / z;
#pragma omp simd
    for (long i = 0; i < width; i++) row[i] = narrow(scratch[i] * inverse);
    row[target] = narrow(e_own * inverse - 1.f);
  }
  return total;
}
