#include "office/xml.h"
#include "reporting.h"

namespace yichi {
namespace {

TEST(Junit, HandMade) {
  HandMade made;
  golden::Expect(GoldenFile("hand_made.junit"), ".junit", RenderJunit(made.Make(), Language::Chinese));
}

TEST(Junit, IsXmlAndItsCountsAreTrue) {
  Judged judged("faulty.docx");
  auto text = RenderJunit(judged.Make(), Language::Chinese);
  auto parsed = ParseXml("junit", text, Limits{});
  ASSERT_TRUE(std::holds_alternative<XmlDocument>(parsed));
  auto suite = std::get<XmlDocument>(parsed).root().FirstChild();
  std::size_t cases = 0, failures = 0;
  for (auto one : Children(suite)) {
    ++cases;
    for (auto outcome : Children(one)) failures += outcome.name() == "failure";
  }
  EXPECT_EQ(suite.Attribute(XmlNamespace::None, "tests"), std::to_string(cases));
  EXPECT_EQ(suite.Attribute(XmlNamespace::None, "failures"), std::to_string(failures));
  EXPECT_GT(failures, 0u);
}

}  // namespace
}  // namespace yichi
