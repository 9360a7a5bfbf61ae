#include "cut.h"

#include "../numeric/logits.h"

namespace loaded_dice {

void remove_from(std::span<double> scores, const Cut& cut) {
  for (const std::uint32_t id : cut.ids) scores[id] = removed_score;
}

}  // namespace loaded_dice
