#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace yichi::bench {

// Duties as units write them: a verb, a reach, one or two things, what is done about them. Things are two or
// three words of a few thousand, frequent ones far more often (Zipf); a fifth of the texts are an earlier
// one in other words.
class Duties {
 public:
  explicit Duties(std::size_t words) {
    for (std::size_t i = 0; i < words; ++i) words_.push_back(EncodeUtf8(std::u32string{Han(), Han()}));
  }

  // What it gives stays where it is.
  const std::string& Next() {
    auto made = static_cast<std::uint32_t>(kept_.size());
    return kept_.emplace_back(made > 0 && Below(5) == 0 ? Reworded(kept_[Below(made)]) : Fresh());
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
  std::deque<std::string> kept_;
};

inline constexpr std::uint32_t kDutiesOfUnit = 8;

}  // namespace yichi::bench
