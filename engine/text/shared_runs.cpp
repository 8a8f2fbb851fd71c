#include "text/shared_runs.h"

#include <algorithm>

namespace yichi {
namespace {

class Runs {
 public:
  Runs(const TextView& first, const TextView& second, std::uint32_t least)
      : first_(first), second_(second), least_(std::max(least, 1u)) {}

  // A stack instead of recursion: the left part last, so that it comes next.
  std::vector<SharedRun> Find() {
    parts_.push_back({{0, Size(first_)}, {0, Size(second_)}, false});
    while (!parts_.empty()) {
      auto part = parts_.back();
      parts_.pop_back();
      if (part.shared)
        runs_.push_back({Original(first_, part.a), Original(second_, part.b)});
      else
        Split(part);
    }
    return std::move(runs_);
  }

 private:
  struct Part {
    TextRange a, b;
    bool shared;
  };

  static std::uint32_t Size(const TextView& view) { return static_cast<std::uint32_t>(view.folded.size()); }
  static TextRange Original(const TextView& view, TextRange range) {
    return {view.OriginalBegin(range.begin), view.OriginalEnd(range.end)};
  }

  void Split(const Part& part) {
    auto run = Longest(part);
    if (run.a.end - run.a.begin < least_) return;
    parts_.push_back({{run.a.end, part.a.end}, {run.b.end, part.b.end}, false});
    parts_.push_back(run);
    parts_.push_back({{part.a.begin, run.a.begin}, {part.b.begin, run.b.begin}, false});
  }

  // The earliest of the longest, in the first text.
  Part Longest(const Part& part) {
    Part best{{part.a.begin, part.a.begin}, {part.b.begin, part.b.begin}, true};
    lengths_.assign(part.b.end - part.b.begin + 1, 0);
    for (auto i = part.a.begin; i < part.a.end; ++i)
      for (auto j = part.b.end; j-- > part.b.begin;) {
        auto& length = lengths_[j - part.b.begin + 1];
        length = first_.folded[i] == second_.folded[j] ? lengths_[j - part.b.begin] + 1 : 0;
        if (length > best.a.end - best.a.begin)
          best = {{i + 1 - length, i + 1}, {j + 1 - length, j + 1}, true};
      }
    return best;
  }

  const TextView &first_, &second_;
  std::uint32_t least_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> lengths_;
  std::vector<SharedRun> runs_;
};

}  // namespace

std::vector<SharedRun> SharedRuns(std::u32string_view first, std::u32string_view second,
                                  std::uint32_t least) {
  auto a = MakeView(first), b = MakeView(second);
  return Runs(a, b, least).Find();
}

}  // namespace yichi
