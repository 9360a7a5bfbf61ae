// Working memory: what goes back is given out again, and no list is given out twice.
#include "sampling/numeric/scratch.h"

#include "../catch.hpp"

using namespace loaded_dice;

TEST_CASE("memory that went back is given out again where it is large enough") {
  const double* first = nullptr;
  {
    const Scratch<double> numbers(1000000);
    first = numbers.get();
    const Scratch<double> others(1000000);
    CHECK(others.get() != first);
    numbers[999999] = 1;
    others[0] = 2;
    CHECK(numbers[999999] == 1);
  }
  const Scratch<double> one(1000000);
  const Scratch<double> two(1000000);
  CHECK((one.get() == first || two.get() == first));
  const Scratch<double> larger(2000000);
  larger[1999999] = 3;
  CHECK(larger[1999999] == 3);
}
