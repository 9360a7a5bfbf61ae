// Working memory of a call. It comes from a pool of the thread and goes back there: a large block
// that is new from the system costs more time than the writing of its contents.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace loaded_dice {

/// At least `bytes` bytes, without values.
[[nodiscard]] void* take_from_pool(std::size_t bytes);

/// Returns a block of take_from_pool.
void return_to_pool(void* block);

/// An array of numbers in such memory; moved, not copied.
template <typename T>
class Scratch {
 public:
  Scratch() = default;
  explicit Scratch(std::size_t size) : memory(static_cast<T*>(take_from_pool(size * sizeof(T)))) {}

  [[nodiscard]] T* get() const { return memory.get(); }
  [[nodiscard]] T& operator[](std::size_t place) const { return memory.get()[place]; }

 private:
  struct ReturnToPool {
    void operator()(T* block) const { return_to_pool(block); }
  };
  std::unique_ptr<T, ReturnToPool> memory;
};

}  // namespace loaded_dice
