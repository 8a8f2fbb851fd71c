#include "text/pattern.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "pattern_support.h"

namespace yichi {
namespace {

using test::CapturesOf;
using test::CompileOrFail;

struct Case {
  std::string pattern, text, expected;  // expected: "match|name=value|…", "" when nothing matches
};

class PatternTable : public testing::TestWithParam<Case> {};

TEST_P(PatternTable, FindsWhatTheTableSays) {
  const auto& [pattern, text, expected] = GetParam();
  EXPECT_EQ(CapturesOf(CompileOrFail({pattern}), text), expected) << pattern << " in " << text;
}

INSTANTIATE_TEST_SUITE_P(Literals, PatternTable,
                         testing::Values(Case{"编制", "核定编制数", "编制"}, Case{"编制", "核定编", ""},
                                         Case{"(a|b)c", "ＸＢbｃ", "bｃ"}, Case{"（一）", "第(一)条", "(一)"},
                                         Case{"甲，乙", "甲,乙", "甲,乙"}, Case{"甲\\|乙", "甲|乙", "甲|乙"},
                                         Case{"\\(甲\\)", "（甲）", "（甲）"},
                                         Case{"为主", "⼈为⼈为\u200b主", "为\u200b主"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, PatternTable,
    testing::Values(
        Case{"事业编制{编制:名}", "核定事业编制36名。", "事业编制36名|编制=36"},
        Case{"编制{编制:名}", "编制３６ 名", "编制３６ 名|编制=36"},
        Case{"编制{编制:名}", "编制1,200人", "编制1,200人|编制=1200"},
        Case{"编制{编制:名}", "编制一百零五位", "编制一百零五位|编制=105"},
        Case{"编制{编制:名}", "编制36", ""}, Case{"编制{编制:名}", "编制若干名", "编制若干名|编制=?"},
        Case{"编制{编制:名}", "编制1-2名", "编制1-2名|编制=?"},
        Case{"副所长{数:名}", "副所长一至二人", "副所长一至二人|数=?"},
        Case{"编制{编制:名}", "编制3～5名", "编制3～5名|编制=?"},
        Case{"编制{编制:名}", "编制不超过5名", "编制不超过5名|编制=?"},
        Case{"不超过{编制:名}", "编制不超过5名", "不超过5名|编制=5"},
        Case{"编制{编制:名}", "编制16名至30名", "编制16名至30名|编制=?"},
        Case{"编制{编制:名}", "编制30名以下", "编制30名以下|编制=?"},
        Case{"{甲:名}至{乙:名}", "由16名至30名", "16名至30名|甲=16|乙=30"}, Case{"6{甲:名}", "36名", ""},
        Case{"编制{..1}{甲:名}", "编制36名", "编制36名|甲=36"}, Case{"{甲:名}", "共12.5名", "12.5名|甲=12.5"},
        Case{"3{甲:名}", "36名", ""}, Case{"{甲:数}名", "编制36名", "36名|甲=36"},
        Case{"设{名单:文本}{个数:个}科室", "设综合科、业务科2个科室",
             "设综合科、业务科2个科室|名单=综合科、业务科|个数=2"},
        Case{"{正职:数}正{副职:数}副", "领导职数1正3副", "1正3副|正职=1|副职=3"},
        Case{"主任、副主任各{正职=副职:名}", "主任、副主任各1名", "主任、副主任各1名|正职=副职=1"},
        Case{"增至{甲:个}", "由六个增至九个", "增至九个|甲=9"},
        Case{"{年:数}年{月:数}月{日:数}日", "2021年6月1日", "2021年6月1日|年=2021|月=6|日=1"},
        Case{"{年:数}-{月:数}-{日:数}", "2021-06-01", "2021-06-01|年=2021|月=6|日=1"},
        Case{"编制{..4}{甲:数}", "编制数为12", "编制数为12|甲=12"},
        Case{"编制{..4}{甲:名}", "编制数名", "编制数名|甲=?"}, Case{"编制{.6}{甲:名}", "编制,核定3名", ""},
        Case{"编制{.6}{甲:名}", "编制、核定3名", "编制、核定3名|甲=3"},
        Case{"{甲:名}", "12、350名", "350名|甲=350"}, Case{"{甲:名}", "十几名", "十几名|甲=?"},
        Case{"{甲:名}", "30多名", "30多名|甲=?"}, Case{"{甲:名}", "两三名", "两三名|甲=?"}));

INSTANTIATE_TEST_SUITE_P(
    Shares, PatternTable,
    testing::Values(Case{"占{甲:比例}", "占19.3％", "占19.3％|甲=193/1000"},
                    Case{"占{甲:比例}", "占百分之十九点三", "占百分之十九点三|甲=193/1000"},
                    Case{"占{甲:比例}", "占三分之一", "占三分之一|甲=1/3"},
                    Case{"占{甲:比例}", "占10%-20%", "占10%-20%|甲=?"},
                    Case{"占{甲:比例}", "占10-20%", "占10-20%|甲=?"},
                    Case{"占{甲:比例}", "占不超过20%", "占不超过20%|甲=?"},
                    Case{"占{甲:比例}", "占5‰", "占5‰|甲=1/200"}, Case{"占{甲:比例}", "占20", ""}));

INSTANTIATE_TEST_SUITE_P(
    Dates, PatternTable,
    testing::Values(Case{"自{甲:日期}起", "自2021年6月1日起施行", "自2021年6月1日起|甲=2021-06-01"},
                    Case{"自{甲:日期}起", "自二〇二一年十二月三十一日起",
                         "自二〇二一年十二月三十一日起|甲=2021-12-31"},
                    Case{"自{甲:日期}起", "自2021.6.1起", "自2021.6.1起|甲=2021-06-01"},
                    Case{"自{甲:日期}起", "自2021-06-01起", "自2021-06-01起|甲=2021-06-01"},
                    Case{"自{甲:日期}起", "自2021年2月30日起", "自2021年2月30日起|甲=?"},
                    Case{"自{甲:日期}起", "自2021年6月起", ""}));

INSTANTIATE_TEST_SUITE_P(
    Words, PatternTable,
    testing::Values(Case{"为{甲:规格}", "为副处级。", "为副处级|甲=#2"},
                    Case{"为{甲:规格}", "为科级", "为科级|甲=#1"},
                    Case{"{行使语}{..8}{行政权力}", "负责道路运输行政处罚", "负责道路运输行政处罚"},
                    Case{"{甲:支持语}", "并提出处理意见建议", "提出处理意见建议|甲=提出处理意见建议"},
                    Case{"{行使语}{..2}{行政权力}", "负责道路运输行政处罚", ""},
                    Case{"{左:括号}", "文[1", "[|左=["}));

INSTANTIATE_TEST_SUITE_P(
    Shape, PatternTable,
    testing::Values(Case{"^{名称:文本}(。|：)", "　综合科：负责文电。", "　综合科：|名称=综合科"},
                    Case{"通知$", "印发的通知 ", "通知"}, Case{"通知$", "通知书", ""},
                    Case{"甲{?（{内:文本}）}乙", "甲（丙）乙", "甲（丙）乙|内=丙"},
                    Case{"甲{?（{内:文本}）}乙", "甲乙", "甲乙"}, Case{"甲{..6}乙", "甲。乙", ""},
                    Case{"甲{..6}乙", "甲“。”乙", "甲“。”乙"}, Case{"甲{..6}乙", "甲\n乙", ""},
                    Case{"甲{文:文本}乙", "甲乙", ""}, Case{"a|ab", "ab", "a"}, Case{"(a|ab)c", "abc", "abc"},
                    Case{"{名称:文本}{?为{主管:文本}所属}{..6}核定编制{总额:名}",
                         "示例中心为示例局所属，核定编制5名",
                         "示例中心为示例局所属，核定编制5名|名称=示例中心|主管=示例局|总额=5"}));

TEST(Pattern, TakesTheLeftmostAndTheFirstAlternative) {
  auto pattern = CompileOrFail({"乙{甲:数}", "{甲:数}正", "甲{乙:数}"});
  auto match = pattern.Find(MakeView(U"甲1正乙2"));
  ASSERT_TRUE(match);
  EXPECT_EQ(match->alternative, 2u);
  EXPECT_EQ(match->range, (TextRange{0, 2}));
}

TEST(Pattern, FindAllGivesMatchesThatDoNotOverlap) {
  auto pattern = CompileOrFail({"{甲:名}"});
  auto matches = pattern.FindAll(MakeView(U"局长1名、副局长3名，科员十二名。"));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[2].captures[0].value, CapturedValue(Number(12)));
}

}  // namespace
}  // namespace yichi
