#include "scratch.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace loaded_dice {
namespace {

/// Before a block stands how long it is.
struct alignas(std::max_align_t) Header {
  std::size_t bytes;
};

/// As many as one call has in use at once, or nearly; more would only lie there.
struct Shelf {
  std::array<Header*, 6> blocks{};

  ~Shelf() {
    for (Header* block : blocks) std::free(block);
  }
};

thread_local Shelf shelf;

}  // namespace

void* take_from_shelf(std::size_t bytes) {
  for (Header*& place : shelf.blocks) {
    if (place != nullptr && place->bytes >= bytes) return std::exchange(place, nullptr) + 1;
  }
  auto* block = static_cast<Header*>(std::malloc(sizeof(Header) + bytes));
  if (block == nullptr) std::abort();
  block->bytes = bytes;
  return block + 1;
}

void put_on_shelf(void* block) {
  Header* returned = static_cast<Header*>(block) - 1;
  // The smallest makes room: the shelf keeps what was worth keeping.
  for (Header*& place : shelf.blocks) {
    if (place == nullptr || place->bytes < returned->bytes) std::swap(place, returned);
    if (returned == nullptr) return;
  }
  std::free(returned);
}

}  // namespace loaded_dice
