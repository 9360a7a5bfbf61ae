// Logits that a benchmark takes turns with, so that no branch predictor learns one list: a file of
// float32 numbers, lists of one length after another.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>

inline std::vector<std::vector<float>> read_pool(const char* path, std::size_t vocabulary) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "cannot read %s\n", path);
    std::exit(1);
  }
  std::vector<std::vector<float>> pool;
  std::vector<float> logits(vocabulary);
  while (std::fread(logits.data(), sizeof(float), vocabulary, file) == vocabulary) {
    pool.push_back(logits);
  }
  std::fclose(file);
  return pool;
}
