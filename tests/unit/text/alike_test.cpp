#include "text/alike.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <random>

#include "base/utf8.h"
#include "text/character_pairs.h"
#include "text/similarity.h"

namespace yichi {
namespace {

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, Number>;

// Texts of so many characters, some of them copies of an earlier one with changes.
class RandomTexts {
 public:
  RandomTexts(unsigned seed, std::uint32_t alphabet, std::uint32_t longest)
      : random_(seed), alphabet_(alphabet), longest_(longest) {}

  std::vector<OwnedText> Make(std::size_t count, std::uint32_t owners) {
    std::vector<std::u32string> texts;
    std::vector<OwnedText> owned;
    for (std::size_t i = 0; i < count; ++i) {
      texts.push_back(i > 0 && Below(3) > 0 ? Edited(texts[Below(static_cast<std::uint32_t>(i))]) : Fresh());
      owned.push_back({kept_.emplace_back(EncodeUtf8(texts.back())), Below(owners)});
    }
    return owned;
  }

 private:
  std::uint32_t Below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  char32_t Character() { return U'一' + Below(alphabet_); }

  std::u32string Fresh() {
    std::u32string text(1 + Below(longest_), U' ');
    for (auto& c : text) c = Character();
    return text;
  }

  std::u32string Edited(std::u32string text) {
    for (auto changes = Below(4); changes > 0; --changes) {
      auto at = Below(static_cast<std::uint32_t>(text.size()));
      if (Below(2) == 0)
        text[at] = Character();
      else if (Below(2) == 0)
        text.insert(at, 1, Character());
      else if (text.size() > 1)
        text.erase(at, 1);
    }
    return text;
  }

  std::mt19937 random_;
  std::uint32_t alphabet_, longest_;
  std::deque<std::string> kept_;  // what the texts made so far point into
};

// By groups, so that the answer can be compared with FindAlike's.
Pairs BruteForce(const std::vector<OwnedText>& texts, const AlikeTexts& groups, Number least) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    for (std::uint32_t j = 0; j < texts.size(); ++j) {
      auto a = groups.group_of[i], b = groups.group_of[j];
      if (a >= b || texts[i].owner == texts[j].owner) continue;
      auto similarity = Similarity(texts[i].text, texts[j].text);
      if (!(similarity < least)) pairs[{a, b}] = similarity;
    }
  return pairs;
}

Pairs AsMap(const AlikeTexts& alike) {
  Pairs pairs;
  for (const auto& pair : alike.pairs) pairs[{pair.first, pair.second}] = pair.similarity;
  return pairs;
}

TEST(Alike, FindsExactlyWhatBruteForceFinds) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    RandomTexts random(seed, seed % 2 == 0 ? 6 : 400, seed % 5 == 0 ? 150 : 24);
    auto texts = random.Make(120, 1 + seed % 7);
    for (auto percent : {25, 50, 66, 80, 85, 95, 100}) {
      auto least = *MakeNumber(percent, 100);
      auto alike = FindAlike(texts, least);
      ASSERT_EQ(AsMap(alike), BruteForce(texts, alike, least)) << "seed " << seed << ", " << percent << "%";
      ASSERT_EQ(AsMap(alike).size(), alike.pairs.size()) << "a pair comes up twice";
    }
  }
}

TEST(Alike, GroupsTextsThatReadTheSame) {
  std::vector<OwnedText> texts = {{"承担(甲)工作", 0}, {"承担（甲） 工作", 1}, {"承担乙工作", 1}, {"", 2}};
  auto alike = FindAlike(texts, *MakeNumber(4, 5));
  EXPECT_EQ(alike.group_of, (std::vector<std::uint32_t>{0, 0, 1, 2}));
  EXPECT_EQ(alike.Members(0).size(), 2u);
  EXPECT_TRUE(alike.pairs.empty());
}

TEST(Alike, OneOwnersTextsAreNoPair) {
  std::vector<OwnedText> texts = {{"承担甲乙丙丁工作", 5}, {"承担甲乙丙丁事务", 5}};
  EXPECT_TRUE(FindAlike(texts, *MakeNumber(1, 2)).pairs.empty());
  texts[1].owner = 6;
  EXPECT_EQ(FindAlike(texts, *MakeNumber(1, 2)).pairs.size(), 1u);
}

TEST(Alike, TooManyPairsAreCutAtTheSamePlace) {
  RandomTexts random(7, 3, 12);
  auto texts = random.Make(300, 1000);
  auto some = FindAlike(texts, *MakeNumber(1, 2), 50), again = FindAlike(texts, *MakeNumber(1, 2), 50);
  EXPECT_FALSE(some.complete);
  EXPECT_EQ(some.pairs.size(), 50u);
  EXPECT_EQ(AsMap(some), AsMap(again));
}

}  // namespace
}  // namespace yichi
