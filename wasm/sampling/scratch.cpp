#include "scratch.h"

#include <algorithm>
#include <array>

namespace loaded_dice {
namespace {

/// Before a block stands how long it is.
struct alignas(64) Header {
  std::size_t bytes;
};

/// As many as one call has in use at once, at most; more would only lie there.
struct Shelf {
  std::array<Header*, 6> blocks{};

  ~Shelf() {
    for (Header* block : blocks) ::operator delete(block, std::align_val_t{64});
  }
};

thread_local Shelf shelf;

}  // namespace

void* take_from_shelf(std::size_t bytes) {
  for (Header*& place : shelf.blocks) {
    if (place != nullptr && place->bytes >= bytes) return std::exchange(place, nullptr) + 1;
  }
  auto* block = static_cast<Header*>(
      ::operator new(sizeof(Header) + bytes, std::align_val_t{64}));
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
  ::operator delete(returned, std::align_val_t{64});
}

}  // namespace loaded_dice
