#include "scratch.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace loaded_dice {
namespace {

/// Stands before each block.
struct alignas(std::max_align_t) Header {
  std::size_t bytes;
};

/// A call uses about as many blocks at once; more would not be used.
struct ScratchPool {
  std::array<Header*, 6> blocks{};

  ~ScratchPool() {
    for (Header* block : blocks) std::free(block);
  }
};

thread_local ScratchPool pool;

}  // namespace

void* take_from_pool(std::size_t bytes) {
  for (Header*& place : pool.blocks) {
    if (place != nullptr && place->bytes >= bytes) return std::exchange(place, nullptr) + 1;
  }
  auto* block = static_cast<Header*>(std::malloc(sizeof(Header) + bytes));
  if (block == nullptr) std::abort();
  block->bytes = bytes;
  return block + 1;
}

void return_to_pool(void* block) {
  Header* returned = static_cast<Header*>(block) - 1;
  // The pool keeps the largest blocks: they cost the most.
  for (Header*& place : pool.blocks) {
    if (place == nullptr || place->bytes < returned->bytes) std::swap(place, returned);
    if (returned == nullptr) return;
  }
  std::free(returned);
}

}  // namespace loaded_dice
