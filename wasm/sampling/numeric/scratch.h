// Working memory of a call, which goes back to a shelf of its thread: large blocks that come fresh
// from the system and return to it cost more time than what is written into them.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace loaded_dice {

/// At least `bytes` bytes, without values.
[[nodiscard]] void* take_from_shelf(std::size_t bytes);

/// A block that take_from_shelf gave.
void put_on_shelf(void* block);

/// An array of numbers in such memory; moved, not copied.
template <typename T>
class Scratch {
 public:
  Scratch() = default;
  explicit Scratch(std::size_t size) : memory(static_cast<T*>(take_from_shelf(size * sizeof(T)))) {}

  [[nodiscard]] T* get() const { return memory.get(); }
  [[nodiscard]] T& operator[](std::size_t place) const { return memory.get()[place]; }

 private:
  struct GoesBack {
    void operator()(T* block) const { put_on_shelf(block); }
  };
  std::unique_ptr<T, GoesBack> memory;
};

}  // namespace loaded_dice
