#include "text/alike.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "text/alike_index.h"

namespace yichi {
namespace {

using alike::Bound;
using alike::Index;
using alike::Key;
using alike::Sets;

// Bits that differ. Where the processor's own count is not asked for, this is faster than the library's.
int Apart(std::uint64_t a, std::uint64_t b) {
  auto bits = a ^ b;
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<int>(bits * 0x0101010101010101u >> 56);
}

struct Match {
  std::uint32_t larger, smaller, common;  // positions
};

// Finds the partners of sets among those before them.
class Search {
 public:
  Search(const Sets& sets, const Bound& bound)
      : sets_(sets), bound_(bound), pairs_(sets, bound, 2), singles_(sets, bound, 1) {}

  void Partners(std::uint32_t position, std::vector<Match>& matches) const {
    auto set = sets_.Set(position);
    auto size = sets_.Size(position);
    if (size == 0) return;
    auto smallest = bound_.Smallest(size);
    auto common = bound_.Common(size, smallest);
    if (size > Index::kLong) return Probe(position, alike::Prefix(set, common, 1), 1, matches);
    if (size > 1) Probe(position, alike::Prefix(set, common, 2), 2, matches);
    if (size <= bound_.Small()) Probe(position, set, 1, matches);
  }

 private:
  void Probe(std::uint32_t position, std::span<const std::uint32_t> prefix, int width,
             std::vector<Match>& matches) const {
    auto size = sets_.Size(position);
    auto from = sets_.first_of_size[bound_.Smallest(size)];
    auto signature = sets_.signature[position];
    // What two sets may have apart grows with their size, but for rounding.
    auto most_apart = static_cast<int>(2 * (size - bound_.Common(size, size)) + 1);
    const auto& index = width == 2 ? pairs_ : singles_;
    alike::ForKeys(prefix, width, [&](Key key) {
      auto check = Index::Check(key);
      auto entries = index.Find(key);
      auto entry = std::lower_bound(entries.begin(), entries.end(), from,
                                    [](const Index::Entry& e, std::uint32_t at) { return e.position < at; });
      for (; entry != entries.end() && entry->position < position; ++entry)
        if (entry->check == check && Apart(entry->signature, signature) <= most_apart)
          Candidate(position, entry->position, key, width, matches);
    });
  }

  void Candidate(std::uint32_t larger, std::uint32_t smaller, Key key, int width,
                 std::vector<Match>& matches) const {
    auto owner = sets_.owner[larger];
    if (owner != alike::kSeveralOwners && owner == sets_.owner[smaller]) return;
    auto a = sets_.Size(larger), b = sets_.Size(smaller);
    auto needed = bound_.Common(a, b);
    // Of sets that are not long, one common token is asked for only where one is enough.
    if (a <= Index::kLong && (width == 1) != (needed == 1)) return;
    auto apart = static_cast<std::uint32_t>(Apart(sets_.signature[larger], sets_.signature[smaller]));
    if (a + b < 2 * needed + apart) return;
    if (auto common = Count(larger, smaller, key, width, needed); common >= needed)
      matches.push_back({larger, smaller, common});
  }

  // Common tokens; 0 where they cannot be enough, or where the pair is found by another key.
  std::uint32_t Count(std::uint32_t larger, std::uint32_t smaller, Key key, int width,
                      std::uint32_t needed) const {
    auto a = sets_.Set(larger), b = sets_.Set(smaller);
    std::uint32_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (common + std::min(a.size() - i, b.size() - j) < needed) return 0;
      if (a[i] == b[j]) {
        if (common == 0 && a[i] != key.first) return 0;
        if (common == 1 && width == 2 && a[i] != key.second) return 0;
        ++common, ++i, ++j;
      } else {
        ++(a[i] < b[j] ? i : j);
      }
    }
    return common;
  }

  const Sets& sets_;
  const Bound& bound_;
  Index pairs_, singles_;
};

// The matches of positions from `begin` to `end`, in their order, whatever the threads do.
std::vector<Match> SearchSpan(const Search& search, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kChunk = 256;
  std::vector<std::vector<Match>> found((end - begin + kChunk - 1) / kChunk);
  std::atomic<std::uint32_t> next = 0;
  auto work = [&] {
    for (auto i = next++; i < found.size(); i = next++)
      for (auto at = begin + i * kChunk; at < std::min(end, begin + (i + 1) * kChunk); ++at)
        search.Partners(at, found[i]);
  };
  {
    std::vector<std::jthread> threads;
    auto count = std::min<std::size_t>(std::thread::hardware_concurrency(), found.size());
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
    work();
  }
  std::vector<Match> all;
  for (const auto& chunk : found) all.insert(all.end(), chunk.begin(), chunk.end());
  return all;
}

AlikePair PairOf(const Sets& sets, const Match& match) {
  auto [first, second] = std::minmax(sets.group[match.larger], sets.group[match.smaller]);
  auto sizes = std::int64_t{sets.Size(match.larger)} + sets.Size(match.smaller);
  return {first, second, *MakeNumber(2 * std::int64_t{match.common}, sizes)};
}

}  // namespace

AlikeTexts FindAlike(std::span<const OwnedText> texts, Number least, std::size_t most) {
  AlikeTexts result;
  auto sets = alike::MakeSets(texts, result);
  Bound bound{least.numerator, least.denominator};
  Search search(sets, bound);
  // In rounds, so that too many pairs end the search at the same place every time.
  constexpr std::uint32_t kRound = 1u << 16;
  for (std::uint32_t at = 0; at < sets.count() && result.complete; at += kRound) {
    for (const auto& match : SearchSpan(search, at, std::min(sets.count(), at + kRound)))
      result.pairs.push_back(PairOf(sets, match));
    result.complete = result.pairs.size() <= most;
  }
  if (!result.complete) result.pairs.resize(most);
  std::sort(result.pairs.begin(), result.pairs.end(), [](const AlikePair& a, const AlikePair& b) {
    if (a.similarity != b.similarity) return b.similarity < a.similarity;
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  return result;
}

}  // namespace yichi
