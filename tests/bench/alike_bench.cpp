// alike_bench [MOST]: pairs of alike texts among 10,000, 100,000, 1,000,000 made-up duties of some twenty
// characters, up to MOST; time, peak memory, and how either grows.
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <deque>
#include <random>
#include <string>

#include "base/utf8.h"
#include "text/alike.h"

namespace yichi::bench {
namespace {

// Duties as units write them: a verb, a reach, one or two things, what is done about them. Things are two or
// three words of a few thousand, frequent ones far more often (Zipf); a fifth of the texts are an earlier
// one in other words.
class Duties {
 public:
  explicit Duties(std::size_t words) {
    for (std::size_t i = 0; i < words; ++i) words_.push_back(EncodeUtf8(std::u32string{Han(), Han()}));
  }

  std::vector<OwnedText> Make(std::uint32_t count) {
    std::vector<OwnedText> duties;
    for (std::uint32_t i = 0; i < count; ++i)
      duties.push_back(
          {kept_.emplace_back(i > 0 && Below(5) == 0 ? Reworded(kept_[Below(i)]) : Fresh()), i / 8});
    return duties;
  }

 private:
  std::uint32_t Below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  char32_t Han() { return U'一' + Below(3500); }

  const std::string& Word() {
    auto share = static_cast<double>(random_() % 1'000'000 + 1) / 1'000'000;
    return words_[static_cast<std::size_t>(std::pow(static_cast<double>(words_.size()), share)) - 1];
  }

  std::string Fresh() {
    static constexpr const char* kVerbs[] = {"承担", "负责", "组织开展", "协助做好", "参与", "指导"};
    static constexpr const char* kReach[] = {"全市", "全县", "辖区", "", "全区", "本地区"};
    static constexpr const char* kDone[] = {"的技术支撑工作", "的日常维护", "的监测和评估", "服务保障工作",
                                            "的统计分析",     "宣传培训",   "的事务性工作", "的具体组织实施"};
    auto text = std::string(kVerbs[Below(6)]) + kReach[Below(6)];
    for (auto words = 2 + Below(4); words > 0; --words) text += Word();
    return text + "、" + Word() + kDone[Below(8)];
  }

  std::string Reworded(std::string_view text) {
    auto characters = DecodeUtf8(text);
    auto word = DecodeUtf8(Word());
    auto at = Below(static_cast<std::uint32_t>(characters.size()));
    if (Below(3) > 0) characters.replace(at, std::min<std::size_t>(2, characters.size() - at), word);
    return EncodeUtf8(characters);
  }

  std::mt19937 random_{20260101};
  std::vector<std::string> words_;
  std::deque<std::string> kept_;  // what the duties point into
};

double Mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void Row(std::uint32_t count, std::size_t words) {
  Duties maker(words);
  auto duties = maker.Make(count);
  std::size_t characters = 0;
  for (const auto& duty : duties) characters += CodePointCount(duty.text);
  auto begin = std::chrono::steady_clock::now();
  auto processor = std::clock();  // of all threads; other programs on the machine do not count
  auto alike = FindAlike(duties, *MakeNumber(4, 5));
  auto spent = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%-10u %-8zu %-6.1f %-10u %-10zu %-9.2f %-9.2f %-10.2f %.0f\n", count, words,
              static_cast<double>(characters) / count, alike.groups(), alike.pairs.size(), seconds.count(),
              spent, spent * 1e6 / count, Mebibytes());
  std::fflush(stdout);
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  auto most = count > 1 ? std::stoul(words[1]) : 1'000'000;
  std::printf("%-10s %-8s %-6s %-10s %-10s %-9s %-9s %-10s %s\n", "duties", "words", "chars", "distinct",
              "pairs", "seconds", "CPU s", "µs each", "peak MiB");
  for (std::uint32_t duties = 10'000; duties <= most; duties *= 10)
    for (std::size_t vocabulary : {300, 3'000, 30'000}) yichi::bench::Row(duties, vocabulary);
  return 0;
}
