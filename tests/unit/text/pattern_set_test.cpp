#include "text/pattern_set.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "pattern_support.h"

namespace yichi {
namespace {

const PatternVocabulary& Vocabulary() {
  static const PatternVocabulary kVocabulary{
      {}, {}, {{"动词", {"负责", "承担", "提出{..2}建议", "协(助|同)"}}, {"后缀", {"工作", "$"}}}};
  return kVocabulary;
}

const std::vector<std::string>& PatternTexts() {
  static const std::vector<std::string> kTexts = {"负责",
                                                  "负责{..3}处罚",
                                                  "负责{.3}处罚",
                                                  "{动词}{.90}工作",
                                                  "{动词}{..2}处罚",
                                                  "^{?依法}处罚",
                                                  "处罚{后缀}",
                                                  "甲{名称:文本}乙",
                                                  "(甲|乙{..1}丙)丁",
                                                  "{?甲}{?乙}丙{..4}$",
                                                  "负责(监督|检查){?的}工作",
                                                  "提出{..4}建议"};
  return kTexts;
}

std::optional<std::uint32_t> AddTo(PatternSet& set, const std::string& text, Diagnostics& diagnostics) {
  PatternText pattern{text, {}};
  return set.Add({&pattern, 1}, Vocabulary(), Limits{}, diagnostics);
}

// The set must say what the automaton of each single pattern says.
TEST(PatternSet, AgreesWithSinglePatterns) {
  PatternSet set;
  Diagnostics diagnostics;
  std::vector<Pattern> single;
  for (const auto& text : PatternTexts()) {
    ASSERT_TRUE(AddTo(set, text, diagnostics));
    PatternText pattern{text, {}};
    single.push_back(*CompilePattern({&pattern, 1}, Vocabulary(), Limits{}, diagnostics));
  }
  set.Build();
  const std::u32string pieces[] = {U"负责", U"承担", U"提出", U"建议", U"处罚", U"甲",   U"乙", U"丙", U"丁",
                                   U"监督", U"检查", U"的",   U"工作", U"依法", U"协助", U"字", U"，", U"、"};
  std::mt19937 random(7);
  PatternSet::Places places;
  for (int round = 0; round < 4000; ++round) {
    std::u32string text;
    auto count = 1 + random() % (round % 50 == 0 ? 150 : 9);
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    auto view = MakeView(text);
    set.Scan(view.folded, places);
    for (std::uint32_t at = 0; at < text.size(); ++at)
      if (text[at] == U'，') places.stops.push_back(at);
    set.Enter({0, static_cast<std::uint32_t>(text.size())}, places);
    for (std::uint32_t i = 0; i < single.size(); ++i) {
      EXPECT_EQ(set.Matches(i, places), single[i].Matches(view))
          << PatternTexts()[i] << " in " << EncodeUtf8(text);
      auto found = set.Find(i, places);
      auto match = single[i].Find(view);
      ASSERT_EQ(found.has_value(), match.has_value());
      if (found) {
        EXPECT_EQ(found->begin, match->range.begin) << PatternTexts()[i] << " in " << EncodeUtf8(text);
      }
    }
  }
}

TEST(PatternSet, AsksAboutAPart) {
  PatternSet set;
  Diagnostics diagnostics;
  auto number = AddTo(set, "^处罚", diagnostics);
  set.Build();
  PatternSet::Places places;
  set.Scan(U"负责处罚", places);
  set.Enter({0, 4}, places);
  EXPECT_FALSE(set.Matches(*number, places));
  EXPECT_FALSE(set.StandsAt(*number, 2, places));
  set.Enter({2, 4}, places);
  EXPECT_TRUE(set.Matches(*number, places));
  EXPECT_EQ(set.Find(*number, places), (TextRange{2, 4}));
  set.Enter({2, 3}, places);
  EXPECT_FALSE(set.Matches(*number, places));
}

TEST(PatternSet, ANarrowerPartHasOnlyItsOwnWords) {
  PatternSet set;
  Diagnostics diagnostics;
  ASSERT_TRUE(AddTo(set, "(监督|检查)", diagnostics) && AddTo(set, "负责{..3}处罚", diagnostics));
  set.Build();
  PatternSet::Places places;
  set.Scan(U"负责处罚,监督", places);
  set.Enter({0, 7}, places);
  set.Narrow({0, 4}, places);
  EXPECT_FALSE(set.Matches(0, places));
  EXPECT_FALSE(set.Find(0, places));
  EXPECT_TRUE(set.Matches(1, places));
  set.Narrow({4, 7}, places);
  EXPECT_TRUE(set.Matches(0, places));
  EXPECT_FALSE(set.Matches(1, places));
}

TEST(PatternSet, RefusesNumbersAndEmptyMatches) {
  PatternSet set;
  Diagnostics diagnostics;
  EXPECT_FALSE(AddTo(set, "{甲:数}件", diagnostics));
  EXPECT_FALSE(AddTo(set, "{?甲}", diagnostics));
  ASSERT_EQ(diagnostics.size(), 2u);
  EXPECT_EQ(diagnostics[0].code, Code::Y0518);
  EXPECT_EQ(diagnostics[1].code, Code::Y0505);
}

TEST(PatternSet, WhatIsDroppedIsReadNoMore) {
  PatternSet set;
  Diagnostics diagnostics;
  ASSERT_TRUE(AddTo(set, "处罚", diagnostics));
  ASSERT_TRUE(AddTo(set, "^{..4}检查$", diagnostics));
  set.Build();
  PatternSet::Places places;
  std::u32string text = U"处罚处罚检查";
  set.Scan(text, places);
  set.Enter({0, 6}, places);
  EXPECT_EQ(set.Find(0, places), (TextRange{0, 2}));
  PatternSet::Drop({1, 2}, places);  // a word that has one of its characters in the range
  set.Enter({0, 6}, places);
  EXPECT_EQ(set.Find(0, places), (TextRange{2, 4}));
  EXPECT_TRUE(set.Matches(1, places));  // the places stay
  PatternSet::Drop({2, 3}, places);
  set.Enter({0, 6}, places);
  EXPECT_FALSE(set.Matches(0, places));
}

TEST(PatternSet, LexiconsWithinLexiconsAreSharedAndStayBounded) {
  auto vocabulary = test::NestedLexicons();
  auto add = [&](PatternSet& set, std::string text, Diagnostics& diagnostics) {
    PatternText pattern{text, {0, 0, static_cast<std::uint32_t>(text.size())}};
    return set.Add({&pattern, 1}, vocabulary, {}, diagnostics);
  };
  PatternSet set;
  Diagnostics diagnostics;
  auto first = add(set, "{词2}", diagnostics), second = add(set, "{词1}丁", diagnostics);
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(add(set, "{词63}", diagnostics));
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, Code::Y0507);
  set.Build();
  PatternSet::Places places;
  std::u32string text = U"甲丙乙甲丁";
  set.Scan(text, places);
  set.Enter({0, 5}, places);
  EXPECT_EQ(set.Find(*first, places), (TextRange{0, 4}));
  EXPECT_EQ(set.Find(*second, places), (TextRange{2, 5}));
}

TEST(PatternSet, WhatBeginsBeforeTheDroppedMayStay) {
  PatternSet set;
  Diagnostics diagnostics;
  ASSERT_TRUE(AddTo(set, "维护单位", diagnostics));
  ASSERT_TRUE(AddTo(set, "单位", diagnostics));
  set.Build();
  PatternSet::Places places;
  std::u32string text = U"维护单位处罚";
  set.Scan(text, places);
  PatternSet::DropBeginning({2, 6}, places);
  set.Enter({0, 6}, places);
  EXPECT_TRUE(set.Matches(0, places));
  EXPECT_FALSE(set.Matches(1, places));
}

}  // namespace
}  // namespace yichi
