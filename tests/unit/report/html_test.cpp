#include <regex>

#include "reporting.h"

namespace yichi {
namespace {

const std::vector<std::string> kEndless = {"meta", "input"};

// Without the parts that are no markup.
std::string Markup(const std::string& page) {
  auto style = page.find("<style>"), style_end = page.find("</style>");
  auto script = page.rfind("<script>"), script_end = page.rfind("</script>");
  return page.substr(0, style + 7) + page.substr(style_end, script + 8 - style_end) + page.substr(script_end);
}

TEST(Html, HandMade) {
  HandMade made;
  golden::Expect(GoldenFile("hand_made.html"), ".html", Markup(RenderHtml(made.Make(), Language::Chinese)));
}

TEST(Html, NothingInItRunsOrIsFetched) {
  HandMade made;
  auto page = RenderHtml(made.Make(), Language::Chinese);
  EXPECT_EQ(page.find("<script>alert"), page.npos);
  EXPECT_EQ(page.find("<b>"), page.npos);
  for (const char* fetched : {"http://", "https://", "src=", "@import", "url("})
    EXPECT_EQ(page.find(fetched), page.npos) << fetched;
  EXPECT_TRUE(IsBalanced(Markup(page), kEndless));
}

TEST(Html, EveryLinkHasItsTargetAndEveryIdIsOne) {
  for (auto language : {Language::Chinese, Language::English}) {
    Judged judged("faulty.docx");
    auto page = Markup(RenderHtml(judged.Make(), language));
    EXPECT_TRUE(IsBalanced(page, kEndless));
    std::set<std::string> ids;
    const std::regex id(" id=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
    for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it)
      EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
    std::size_t links = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it, ++links)
      EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1];
    EXPECT_GT(links, 4u);
    EXPECT_NE(page.find(language == Language::Chinese ? "lang=\"zh-CN\"" : "lang=\"en\""), page.npos);
  }
}

TEST(Html, TheDocumentStandsThereWhole) {
  Judged judged("faulty.docx");
  auto page = Markup(RenderHtml(judged.Make(), Language::Chinese));
  auto text = std::regex_replace(page, std::regex("<a class=\"number[^>]*>[0-9]+</a>|<[^>]*>"), "");
  for (const auto& paragraph : judged.document.paragraphs)
    EXPECT_NE(text.find(EncodeUtf8(paragraph.text)), text.npos) << EncodeUtf8(paragraph.text);
}

}  // namespace
}  // namespace yichi
