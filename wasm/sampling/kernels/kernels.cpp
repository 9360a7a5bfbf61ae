// The kernels of one instruction set: CMake compiles this file once for each, and
// LOADED_DICE_KERNELS is the set's name.
#include "kernels.h"

#include "block_masses.h"
#include "block_maxima.h"
#include "collect.h"
#include "tally.h"
#include "weights.h"

#define LOADED_DICE_QUOTED(name) #name
#define LOADED_DICE_NAME_OF(name) LOADED_DICE_QUOTED(name)

namespace loaded_dice {

extern const Kernels LOADED_DICE_KERNELS;
const Kernels LOADED_DICE_KERNELS = {
    LOADED_DICE_NAME_OF(LOADED_DICE_KERNELS),
    fuses,
    block_maxima,
    smallest_finite,
    count_at_least,
    tally_at_least,
    mass_at_least,
    collect,
    quick_masses,
    fine_masses,
    quick_weights,
    weights,
    exponentials,
    plogp,
};

}  // namespace loaded_dice
