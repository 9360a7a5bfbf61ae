// Float32 logits and settings that try a sampler: shaped like a model's, and made to sit on every
// edge.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "sampling/random.h"
#include "sampling/stages/settings.h"

/// One run: settings borrow `tokens`.
struct HardCase {
  std::vector<float> logits;
  std::vector<std::int32_t> tokens;
  loaded_dice::Settings settings;
  double u;

  [[nodiscard]] loaded_dice::Settings borrowed() const {
    loaded_dice::Settings result = settings;
    result.previous_tokens = tokens;
    return result;
  }
};

inline std::size_t below(loaded_dice::Random& random, std::size_t count) {
  return static_cast<std::size_t>(uniform(random) * static_cast<double>(count));
}

template <typename T, std::size_t count>
T any_of(loaded_dice::Random& random, const std::array<T, count>& values) {
  return values[below(random, count)];
}

/// A bell by additions alone, so that every machine tries the same logits.
inline float bell(loaded_dice::Random& random) {
  const double sum = uniform(random) + uniform(random) + uniform(random) + uniform(random);
  return static_cast<float>(1.75 * (sum - 2));
}

/// Bell-shaped, Zipf-like, few distinct values, flat, one-hot, zeros of both signs, half masked,
/// one neighbour apart, huge, tiny.
inline float hard_logit(loaded_dice::Random& random, std::size_t shape, std::size_t id) {
  constexpr float masked = -std::numeric_limits<float>::infinity();
  const float gauss = bell(random);
  switch (shape) {
    case 0:
      return 4 * gauss;
    case 1:
      return 30 / (2 + std::sqrt(static_cast<float>(id))) + gauss / 8;
    case 2:
      return std::round(4 * gauss) / 2;
    case 3:
      return 2.5F;
    case 4:
      return id == 7 ? 40.0F : 0.0F;
    case 5:
      return gauss > 0 ? 0.0F : -0.0F;
    case 6:
      return gauss > 0 ? 3 * gauss : masked;
    case 7:
      return std::nextafter(8.0F, gauss > 0 ? 9.0F : 7.0F);
    case 8:
      return 1e37F * gauss;
    default:
      return 1e-42F * gauss;
  }
}

inline std::vector<float> hard_logits(loaded_dice::Random& random, std::size_t vocabulary) {
  const std::size_t shape = below(random, 10);
  std::vector<float> logits(vocabulary);
  for (std::size_t id = 0; id < vocabulary; ++id) logits[id] = hard_logit(random, shape, id);
  // Duplicates of one value, anywhere.
  for (std::size_t i = 0; i < vocabulary / 8; ++i) {
    logits[below(random, vocabulary)] = logits[vocabulary / 2];
  }
  // Not all masked.
  logits[below(random, vocabulary)] = 1.0F;
  return logits;
}

inline loaded_dice::Settings hard_settings(loaded_dice::Random& random, std::size_t vocabulary) {
  loaded_dice::Settings settings;
  settings.temperature = any_of(random, std::array{1.0, 0.7, 1.5, 0.0, 3.0, 0.05, 1e-39, 1e20});
  if (below(random, 3) == 0) {
    settings.top_k = any_of(random, std::array<std::int64_t, 5>{1, 5, 50, 300, 5000});
  }
  if (below(random, 2) == 0) {
    settings.top_p = any_of(random, std::array{0.9, 0.95, 0.5, 0.0, 0.999999, 0.25});
  }
  if (below(random, 3) == 0) {
    settings.min_p = any_of(random, std::array{0.1, 0.02, 1.0, 0.5, 1e-12});
  }
  settings.repetition_penalty = any_of(random, std::array{1.0, 1.3, 0.8});
  if (below(random, 8) == 0) settings.order = loaded_dice::llama_cpp_order;
  // Shares at which equal tokens end exactly, or nearly so.
  if (below(random, 16) == 0) {
    settings.top_p =
        static_cast<double>(below(random, vocabulary)) / static_cast<double>(vocabulary);
  }
  return settings;
}

inline HardCase hard_case(loaded_dice::Random& random, std::size_t vocabulary) {
  HardCase run{hard_logits(random, vocabulary), {}, hard_settings(random, vocabulary), 0.0};
  for (std::size_t i = below(random, 65); i > 0; --i) {
    run.tokens.push_back(static_cast<std::int32_t>(below(random, vocabulary)));
  }
  run.u = below(random, 16) == 0
              ? static_cast<double>(below(random, vocabulary)) / static_cast<double>(vocabulary)
              : uniform(random);
  return run;
}
