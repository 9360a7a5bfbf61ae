#include "last_kept.h"

#include <algorithm>
#include <limits>

#include "../numeric/order.h"

namespace loaded_dice {
namespace {

/// A sort of this many tokens costs less than another step of a bisection.
constexpr std::size_t few = 24;

constexpr float infinity = std::numeric_limits<float>::infinity();

/// Both halves of the way are halved first: their sum may be too large for float32.
float between(float low, float high) { return low * 0.5F + high * 0.5F; }

/// The candidates whose entries are in [low, high) are undecided; those above are in.
struct Window {
  float low;
  float high;
  std::size_t from;
  std::size_t to;
  double mass;
};

/// The places of the undecided ones, best first, and their scores in the same order.
struct Ranked {
  std::vector<std::uint32_t> places;
  std::vector<double> scores;
};

Ranked ranked_in(const Window& window, const Candidates& candidates, const Blocks& blocks,
                 SearchReport* report) {
  std::vector<std::uint32_t> places;
  std::vector<double> scores;
  places.reserve(window.to - window.from);
  scores.reserve(window.to - window.from);
  const bool rounded = !blocks.penalised.empty();
  for (std::uint32_t place = 0; place < candidates.size; ++place) {
    const float entry = candidates.entries[place];
    if (!(entry >= window.low && entry < window.high)) continue;
    places.push_back(place);
    if (report != nullptr) report->sorted.push_back(candidates.ids[place]);
    scores.push_back(rounded ? score_of(blocks, candidates.ids[place]) : entry);
  }
  // Equal scores stay in the order they come in, which is by id.
  const std::vector<std::uint32_t> order = argsort_descending(scores);
  Ranked ranked{std::vector<std::uint32_t>(order.size()), std::vector<double>(order.size())};
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    ranked.places[rank] = places[order[rank]];
    ranked.scores[rank] = scores[order[rank]];
  }
  return ranked;
}

LastKept last_kept(const Ranked& ranked, std::size_t rank, const Candidates& candidates) {
  const std::uint32_t place = ranked.places[rank];
  return {candidates.entries[place], ranked.scores[rank], candidates.ids[place]};
}

/// Of at least one candidate. Narrows the window while `is_in(middle, tally)` says whether the last
/// token to stay is at or above the middle, whose tally it fills in.
template <typename IsIn>
Window narrowed(const Candidates& candidates, IsIn is_in) {
  const float* entries = candidates.entries.get();
  Window window{*std::min_element(entries, entries + candidates.size), infinity, 0, candidates.size,
                0.0};
  float high = std::min(*std::max_element(entries, entries + candidates.size),
                        std::numeric_limits<float>::max());
  while (window.to - window.from > few) {
    const float middle = between(window.low, high);
    if (!(middle > window.low && middle <= high) || (middle == high && window.high == high)) break;
    Tally tally{};
    if (is_in(middle, tally)) {
      window.low = middle;
      window.to = tally.count;
    } else {
      window.high = high = middle;
      window.from = tally.count;
      window.mass = tally.mass;
    }
  }
  return window;
}

}  // namespace

bool stays(float entry, std::uint32_t id, const LastKept& last, const Blocks& blocks) {
  if (entry != last.entry) return entry > last.entry;
  const double score = score_of(blocks, id);
  return score > last.score || (score == last.score && id <= last.id);
}

std::vector<std::uint32_t> places_up_to(const Candidates& candidates, const LastKept& last,
                                        const Blocks& blocks) {
  std::vector<std::uint32_t> places;
  places.reserve(candidates.size);
  for (std::uint32_t place = 0; place < candidates.size; ++place) {
    if (stays(candidates.entries[place], candidates.ids[place], last, blocks)) {
      places.push_back(place);
    }
  }
  return places;
}

Candidates best_of(const Blocks& blocks, const Maxima& maxima, std::size_t k,
                   SearchReport* report) {
  Candidates candidates =
      candidates_at_least(blocks, maxima, bound_of_blocks(maxima, k, report), report);
  if (candidates.size <= k) return candidates;
  const Window window = narrowed(candidates, [&](float middle, Tally& tally) {
    tally.count = kernels().count_at_least(candidates.entries.get(), candidates.size, middle);
    return tally.count >= k;
  });
  const Ranked ranked = ranked_in(window, candidates, blocks, report);
  const LastKept last = last_kept(ranked, k - window.from - 1, candidates);
  const std::vector<std::uint32_t> places = places_up_to(candidates, last, blocks);
  for (std::size_t i = 0; i < places.size(); ++i) {
    candidates.entries[i] = candidates.entries[places[i]];
    candidates.ids[i] = candidates.ids[places[i]];
  }
  close_at(candidates, places.size());
  return candidates;
}

std::optional<LastKept> last_to_reach(const Candidates& candidates, const double* weights,
                                      double target, double slack, const Blocks& blocks,
                                      SearchReport* report) {
  if (candidates.size == 0) return {};
  const Window window = narrowed(candidates, [&](float middle, Tally& tally) {
    tally = kernels().tally_at_least(candidates.entries.get(), weights, candidates.size, middle);
    return tally.mass >= target;
  });
  double sum = window.mass;
  bool is_first = window.from == 0;
  const Ranked ranked = ranked_in(window, candidates, blocks, report);
  for (std::size_t rank = 0; rank < ranked.places.size(); ++rank) {
    const bool was_short = is_first || sum < target - slack;
    sum += weights[ranked.places[rank]];
    is_first = false;
    if (sum < target - slack) continue;
    if (!was_short || sum < target + slack) return {};
    return last_kept(ranked, rank, candidates);
  }
  return {};
}

LastKept last_by_running_sum(const Candidates& candidates, const double* weights, double target,
                             const Blocks& blocks, SearchReport* report) {
  const Ranked ranked =
      ranked_in({-infinity, infinity, 0, candidates.size, 0.0}, candidates, blocks, report);
  double sum = 0.0;
  std::size_t kept = 0;
  while (kept < ranked.places.size() && (kept == 0 || sum < target)) {
    sum += weights[ranked.places[kept++]];
  }
  return last_kept(ranked, kept - 1, candidates);
}

}  // namespace loaded_dice
