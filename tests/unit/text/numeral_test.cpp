#include "text/numeral.h"

#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include "base/utf8.h"

namespace yichi {
namespace {

std::string Read(const std::string& text) {
  auto number = ReadNumeral(DecodeUtf8(text));
  return number ? PrintExact(*number) : "none";
}

struct NumeralCase {
  std::string text, value;
};

class NumeralTable : public testing::TestWithParam<NumeralCase> {};

TEST_P(NumeralTable, Reads) { EXPECT_EQ(Read(GetParam().text), GetParam().value) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Sound, NumeralTable,
    testing::Values(
        NumeralCase{"36", "36"}, NumeralCase{"３６", "36"}, NumeralCase{"1,200", "1200"},
        NumeralCase{"１，２００", "1200"}, NumeralCase{"12,345,678", "12345678"}, NumeralCase{"3.5", "3.5"},
        NumeralCase{"零", "0"}, NumeralCase{"〇", "0"}, NumeralCase{"十", "10"}, NumeralCase{"十二", "12"},
        NumeralCase{"二十", "20"}, NumeralCase{"一百零五", "105"}, NumeralCase{"一百〇五", "105"},
        NumeralCase{"一百一十", "110"}, NumeralCase{"一百十二", "112"}, NumeralCase{"两百", "200"},
        NumeralCase{"廿三", "23"}, NumeralCase{"卅", "30"}, NumeralCase{"二〇二六", "2026"},
        NumeralCase{"二○二六", "2026"}, NumeralCase{"二0二六", "2026"}, NumeralCase{"二OO七", "2007"},
        NumeralCase{"二零二六", "2026"}, NumeralCase{"壹佰贰拾", "120"}, NumeralCase{"叁拾陆", "36"},
        NumeralCase{"12万", "120000"}, NumeralCase{"1.5亿", "150000000"}, NumeralCase{"12万3千", "123000"},
        NumeralCase{"一万亿", "1000000000000"}, NumeralCase{"两千零八", "2008"}, NumeralCase{"三点五", "3.5"},
        NumeralCase{"十九点三", "19.3"}, NumeralCase{"一萬二千", "12000"},
        NumeralCase{"二十万零五百", "200500"}, NumeralCase{"一亿零三万", "100030000"}));

INSTANTIATE_TEST_SUITE_P(
    Refused, NumeralTable,
    testing::Values(NumeralCase{"", "none"}, NumeralCase{"十十", "none"}, NumeralCase{"百", "none"},
                    NumeralCase{"一百一", "none"}, NumeralCase{"三万二", "none"},
                    NumeralCase{"12万3", "none"}, NumeralCase{"一二", "none"}, NumeralCase{"三五", "none"},
                    NumeralCase{"两三", "none"}, NumeralCase{"一百零", "none"},
                    NumeralCase{"一百零零五", "none"}, NumeralCase{"一千一千", "none"},
                    NumeralCase{"一十百", "none"}, NumeralCase{"万", "none"}, NumeralCase{"一万万", "none"},
                    NumeralCase{"一亿亿", "none"}, NumeralCase{"1.2.3", "none"}, NumeralCase{"1,20", "none"},
                    NumeralCase{"1,2000", "none"}, NumeralCase{",200", "none"},
                    NumeralCase{"1200,300", "none"}, NumeralCase{"12.", "none"}, NumeralCase{".5", "none"},
                    NumeralCase{"甲", "none"}, NumeralCase{"12甲", "none"}, NumeralCase{"1.5万3千", "none"},
                    NumeralCase{"5一", "none"}, NumeralCase{"三点", "none"}, NumeralCase{"点五", "none"},
                    NumeralCase{"三点十", "none"}, NumeralCase{"99999999999999999999", "none"},
                    NumeralCase{"9999999999999亿亿", "none"}, NumeralCase{"-5", "none"},
                    NumeralCase{"零十", "none"}, NumeralCase{"五廿", "none"}));

struct AmountCase {
  std::string text, value;
  std::uint32_t length;
};

class AmountTable : public testing::TestWithParam<AmountCase> {};

TEST_P(AmountTable, Reads) {
  auto amount = ReadAmount(DecodeUtf8(GetParam().text));
  EXPECT_EQ(amount.value ? PrintExact(*amount.value) : "?", GetParam().value) << GetParam().text;
  EXPECT_EQ(amount.length, GetParam().length) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, AmountTable,
    testing::Values(AmountCase{"36名", "36", 2}, AmountCase{"1,200名", "1200", 5},
                    AmountCase{"1,20名", "1", 1}, AmountCase{"3.5万元", "35000", 4},
                    AmountCase{"1.编制", "1", 1}, AmountCase{"1.2.3", "?", 0}, AmountCase{"若干名", "?", 2},
                    AmountCase{"数名", "?", 1}, AmountCase{"数十名", "?", 2}, AmountCase{"几百名", "?", 2},
                    AmountCase{"1-2名", "?", 3}, AmountCase{"一至二人", "?", 3}, AmountCase{"3～5名", "?", 3},
                    AmountCase{"3——5名", "?", 4}, AmountCase{"不超过5名", "?", 4},
                    AmountCase{"约20名", "?", 3}, AmountCase{"10余名", "?", 3}, AmountCase{"10多名", "?", 3},
                    AmountCase{"设5", "?", 0}, AmountCase{"5多功能厅", "5", 1}, AmountCase{"十几名", "?", 2},
                    AmountCase{"30以上", "?", 4}, AmountCase{"两三名", "?", 2},
                    AmountCase{"一百一名", "?", 3}, AmountCase{"万一", "?", 0}, AmountCase{"百分", "?", 0},
                    AmountCase{"", "?", 0}, AmountCase{"二〇二六年", "2026", 4}, AmountCase{"5一名", "5", 1},
                    AmountCase{"一5名", "1", 1}, AmountCase{"2021-06-01", "2021", 4},
                    AmountCase{"十十", "?", 0}, AmountCase{"不超过约5名", "?", 0},
                    AmountCase{"三点五倍", "3.5", 3}, AmountCase{"三点了", "3", 1}));

class Speller {
 public:
  explicit Speller(const char* rules) : format_(icu::URBNF_SPELLOUT, icu::Locale("zh"), status_) {
    format_.setDefaultRuleSet(icu::UnicodeString::fromUTF8(rules), status_);
  }
  bool sound() const { return U_SUCCESS(status_); }
  std::string Spell(std::int64_t value) const {
    icu::UnicodeString spelled;
    format_.format(value, spelled);
    std::string text;
    return spelled.toUTF8String(text);
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format_;
};

class NumeralAgainstIcu : public testing::TestWithParam<const char*> {};

TEST_P(NumeralAgainstIcu, ReadsWhatIcuSpells) {
  Speller speller(GetParam());
  ASSERT_TRUE(speller.sound());
  auto agrees = [&](std::int64_t value) {
    auto text = speller.Spell(value);
    auto number = ReadNumeral(DecodeUtf8(text));
    return number == Number(value) ? "" : text + " is " + std::to_string(value);
  };
  for (std::int64_t value = 0; value <= 20'000; ++value) ASSERT_EQ(agrees(value), "");
  for (std::int64_t value = 20'000; value < 100'000'000; value += 9'973) ASSERT_EQ(agrees(value), "");
  for (std::int64_t value = 100'000'000; value < 1'000'000'000'000; value += 1'999'999'973)
    ASSERT_EQ(agrees(value), "");
}

INSTANTIATE_TEST_SUITE_P(RuleSets, NumeralAgainstIcu,
                         testing::Values("%spellout-cardinal", "%spellout-numbering",
                                         "%spellout-cardinal-financial", "%spellout-cardinal-alternate2"));

TEST(Numeral, WritesWhatIcuSpells) {
  Speller speller("%spellout-cardinal");
  ASSERT_TRUE(speller.sound());
  for (std::int64_t value = 0; value < 100'000'000; value += value < 20'000 ? 1 : 9'973) {
    auto written = DecodeUtf8(WriteNumeral(value));
    ASSERT_EQ(ReadNumeral(written), Number(value)) << EncodeUtf8(written);
    auto spelled = DecodeUtf8(speller.Spell(value));
    for (auto& c : spelled)
      if (c == U'〇') c = U'零';
    if (spelled.starts_with(U"一十")) spelled.erase(0, 1);
    ASSERT_EQ(EncodeUtf8(written), EncodeUtf8(spelled));
  }
}

TEST(Numeral, WritesWhatItHasNoWordsForInDigits) {
  EXPECT_EQ(WriteNumeral(-3), "-3");
  EXPECT_EQ(WriteNumeral(100'000'000), "100000000");
  EXPECT_EQ(WriteNumeral(99'999'999), "九千九百九十九万九千九百九十九");
}

// Nothing that reads may read differently with its digits in the other width.
TEST(Numeral, WidthDoesNotMatter) {
  for (auto text : {U"1,200", U"3.5", U"12万3千", U"36"}) {
    std::u32string wide = text;
    for (auto& c : wide)
      if (c < 0x7F) c += 0xFEE0;
    EXPECT_EQ(ReadNumeral(wide), ReadNumeral(text));
    EXPECT_EQ(ReadAmount(wide).length, ReadAmount(text).length);
  }
}

}  // namespace
}  // namespace yichi
