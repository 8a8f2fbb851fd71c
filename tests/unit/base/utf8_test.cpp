#include "base/utf8.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

TEST(Utf8, RoundTripsEveryCodePoint) {
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(text, c);
    ASSERT_EQ(ValidUtf8Prefix(text), text.size());
    ASSERT_EQ(DecodeUtf8(text), std::u32string(1, c));
    ASSERT_EQ(EncodeUtf8(DecodeUtf8(text)), text);
  }
}

struct Broken {
  std::string bytes;
  std::size_t prefix;
  std::u32string decoded;
};

class BrokenUtf8 : public testing::TestWithParam<Broken> {};

TEST_P(BrokenUtf8, EndsThePrefixAndBecomesReplacements) {
  EXPECT_EQ(ValidUtf8Prefix(GetParam().bytes), GetParam().prefix);
  EXPECT_EQ(DecodeUtf8(GetParam().bytes), GetParam().decoded);
}

INSTANTIATE_TEST_SUITE_P(Table, BrokenUtf8,
                         testing::Values(Broken{"a\x80z", 1, U"a\uFFFDz"},  // a byte that continues nothing
                                         Broken{"\xC0\xAF", 0, U"\uFFFD\uFFFD"},            // overlong
                                         Broken{"\xE0\x80\x80", 0, U"\uFFFD\uFFFD\uFFFD"},  // overlong
                                         Broken{"\xED\xA0\x80", 0, U"\uFFFD\uFFFD\uFFFD"},  // a surrogate
                                         Broken{"\xF4\x90\x80\x80", 0,
                                                U"\uFFFD\uFFFD\uFFFD\uFFFD"},     // beyond U+10FFFF
                                         Broken{"\xE4\xB8", 0, U"\uFFFD\uFFFD"},  // cut short
                                         Broken{"甲\xFF", 3, U"甲\uFFFD"}));

TEST(Utf8, Counts) {
  EXPECT_EQ(CodePointCount("a甲𠀀"), 3u);
  EXPECT_EQ(CodePointCount(""), 0u);
}

TEST(Utf8, DisplayWidth) {
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("编制"), 4u);
  EXPECT_EQ(DisplayWidth("“—…①Ⅲ"), 10u);
  EXPECT_EQ(DisplayWidth("e\u200b"), 1u);
  EXPECT_EQ(DisplayWidth("，ＡＢ"), 6u);
  EXPECT_EQ(DisplayWidth(U'𠀀'), 2u);
}

// Fails while kZeroWidth in utf8.cpp is not sorted (U+00AD stands after U+0300).
TEST(Utf8, CombiningMarksTakeNoColumn) { EXPECT_EQ(DisplayWidth("e\u0301"), 1u); }

}  // namespace
}  // namespace yichi
