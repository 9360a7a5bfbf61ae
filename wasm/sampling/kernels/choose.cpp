#include "kernels.h"

namespace loaded_dice {

extern const Kernels kernels_base;
#if defined(LOADED_DICE_HAS_AVX2)
extern const Kernels kernels_avx2;
#endif

KernelSets kernel_sets() {
#if defined(LOADED_DICE_HAS_AVX2)
  // Every processor with AVX2 fuses multiplications and additions, but a virtual one may not say
  // so.
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return {{&kernels_avx2, &kernels_base}, 2};
  }
#endif
  return {{&kernels_base, nullptr}, 1};
}

const Kernels& kernels() { return *kernel_sets().sets[0]; }

}  // namespace loaded_dice
