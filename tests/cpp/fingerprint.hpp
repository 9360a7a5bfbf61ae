// A fingerprint of bits that must be the same on every machine.
#pragma once

#include <cstdint>
#include <cstring>

struct Fingerprint {
  std::uint64_t state = 0xcbf29ce484222325;

  void add(std::uint64_t word) { state = (state ^ word) * 0x100000001b3; }
  void add(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    add(bits);
  }
};
