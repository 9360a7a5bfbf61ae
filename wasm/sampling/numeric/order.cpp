#include "order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include "logits.h"

namespace loaded_dice {
namespace {

struct Entry {
  std::uint64_t key;
  std::uint32_t id;
};

constexpr int digit_bits = 11;
constexpr std::size_t buckets = std::size_t{1} << digit_bits;
constexpr std::size_t digits = (64 + digit_bits - 1) / digit_bits;

// Below this many entries the counters of the radix sort cost more than they save.
constexpr std::size_t few = 1024;

/// One list for each digit; 48 KiB, more than a small stack has room for.
using Counts = std::vector<std::array<std::uint32_t, buckets>>;

/// Keys that grow as values fall. The bits of a positive number grow with it and are turned round;
/// those of a negative number grow as it falls, and its sign bit puts it last.
std::uint64_t key_of(double value) {
  // Adding zero makes -0 into +0.
  const double normalised = value + 0.0;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &normalised, sizeof bits);
  return bits >> 63 != 0 ? bits : bits ^ 0x7fffffffffffffffU;
}

std::size_t digit_of(std::uint64_t key, std::size_t digit) {
  return (key >> (digit * digit_bits)) & (buckets - 1);
}

Counts count_digits(std::span<const Entry> entries) {
  Counts counts(digits);
  for (const Entry& entry : entries) {
    for (std::size_t digit = 0; digit < digits; ++digit)
      ++counts[digit][digit_of(entry.key, digit)];
  }
  return counts;
}

/// From the last digit to the first, each pass leaving equal digits as it found them.
void radix_sort(std::vector<Entry>& entries) {
  Counts counts = count_digits(entries);
  std::vector<Entry> sorted(entries.size());
  for (std::size_t digit = 0; digit < digits; ++digit) {
    auto& places = counts[digit];
    // A digit that all keys share orders nothing; float32 values share the lowest two.
    if (places[digit_of(entries.front().key, digit)] == entries.size()) continue;
    std::uint32_t place = 0;
    for (std::uint32_t& count : places) place += std::exchange(count, place);
    for (const Entry& entry : entries) sorted[places[digit_of(entry.key, digit)]++] = entry;
    entries.swap(sorted);
  }
}

/// The ids of entries that come in with ascending ids.
std::vector<std::uint32_t> sorted_ids(std::vector<Entry> entries) {
  if (entries.size() < few) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.key < b.key || (a.key == b.key && a.id < b.id);
    });
  } else {
    radix_sort(entries);
  }
  std::vector<std::uint32_t> ids(entries.size());
  std::transform(entries.begin(), entries.end(), ids.begin(),
                 [](const Entry& entry) { return entry.id; });
  return ids;
}

}  // namespace

std::vector<std::uint32_t> argsort_descending(std::span<const double> values) {
  std::vector<Entry> entries(values.size());
  for (std::size_t id = 0; id < values.size(); ++id) {
    entries[id] = {key_of(values[id]), static_cast<std::uint32_t>(id)};
  }
  return sorted_ids(std::move(entries));
}

std::vector<std::uint32_t> kept_by_score(std::span<const double> scores) {
  std::vector<Entry> entries;
  entries.reserve(scores.size());
  for (std::size_t id = 0; id < scores.size(); ++id) {
    if (is_kept(scores[id]))
      entries.push_back({key_of(scores[id]), static_cast<std::uint32_t>(id)});
  }
  return sorted_ids(std::move(entries));
}

bool is_ranked(std::span<const std::uint32_t> ids, std::span<const double> scores) {
  return std::is_sorted(ids.begin(), ids.end(), [scores](std::uint32_t a, std::uint32_t b) {
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
  });
}

std::uint32_t argmax(std::span<const double> values) {
  // max_element gives the first of equals, which is the lowest id.
  return static_cast<std::uint32_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

}  // namespace loaded_dice
