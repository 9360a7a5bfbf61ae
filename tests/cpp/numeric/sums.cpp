// Rows: n, and the sum of 1/1 to 1/n as np.sum and as np.cumsum give it, to the bit. The lengths
// lie around the block and lane sizes.
#include "sampling/numeric/sums.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "../catch.hpp"
#include "sampling/random.h"

using namespace loaded_dice;

TEST_CASE("sums round as NumPy's do") {
  struct Row {
    std::size_t n;
    double pairwise, running;
  };
  const auto row = GENERATE(values<Row>({
      {7, 0x1.4be2be2be2be2p+1, 0x1.4be2be2be2be2p+1},
      {8, 0x1.5be2be2be2be2p+1, 0x1.5be2be2be2be2p+1},
      {9, 0x1.6a1ba1ba1ba1bp+1, 0x1.6a1ba1ba1ba1bp+1},
      {127, 0x1.5b38ae9541ca6p+2, 0x1.5b38ae9541ca8p+2},
      {128, 0x1.5bb8ae9541ca7p+2, 0x1.5bb8ae9541ca8p+2},
      {129, 0x1.5c37b09149ba9p+2, 0x1.5c37b09149baap+2},
      {1000, 0x1.df11f45f4e61ap+2, 0x1.df11f45f4e618p+2},
      {50257, 0x1.6cde41459a061p+3, 0x1.6cde41459a06ap+3},
  }));
  std::vector<double> values(row.n);
  for (std::size_t i = 0; i < row.n; ++i) values[i] = 1.0 / static_cast<double>(i + 1);
  CHECK(pairwise_sum(values) == row.pairwise);
  CHECK(running_sums(values).back() == row.running);
}

TEST_CASE("sums of random numbers at a block's edge") {
  struct Row {
    std::uint32_t seed;
    std::size_t n;
    double pairwise, running;
  };
  const auto row = GENERATE(values<Row>({
      {0, 127, 0x1.fc06621a53eaep+5, 0x1.fc06621a53eabp+5},
      {4, 128, 0x1.0e6cc3949bbb2p+6, 0x1.0e6cc3949bbb3p+6},
  }));
  Random random(row.seed);
  std::vector<double> numbers(row.n);
  for (double& u : numbers) u = uniform(random);
  CHECK(pairwise_sum(numbers) == row.pairwise);
  CHECK(running_sums(numbers).back() == row.running);
}

TEST_CASE("the sum of nothing is 0") {
  CHECK(pairwise_sum({}) == 0.0);
  CHECK(running_sums({}).empty());
}
