#include <random>

#include "office/xml_guard.h"
#include "parcel.h"
#include "reading.h"

namespace yichi {
namespace {

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  // A paragraph of random runs; what it says is added to `said`.
  std::string Paragraph(std::vector<std::u32string>& said) {
    said.emplace_back();
    std::string content;
    for (int runs = Below(6); runs >= 0; --runs) content += OneRun(said.back());
    return parcel::Par(content);
  }

  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

 private:
  std::string OneRun(std::u32string& said) {
    switch (Below(8)) {
      case 0:
        said += U'\t';
        return "<w:r><w:tab/></w:r>";
      case 1:
        return "<w:del w:id='1' w:author='a'><w:r><w:delText>" + Characters(nullptr) +
               "</w:delText></w:r></w:del>";
      case 2:
        return "<w:ins w:id='1' w:author='a'>" + parcel::TextRun(Characters(&said)) + "</w:ins>";
      case 3:
        return "<!-- " + std::to_string(Below(99)) + " -->";
      default:
        return parcel::TextRun(Characters(&said));
    }
  }

  std::string Characters(std::u32string* said) {
    constexpr std::u32string_view kPlain =
        U"第三条一、（）编制职数３６名aB9 　é𠮷🙂。；";
    constexpr std::pair<std::string_view, char32_t> kEntities[] = {
        {"&amp;", U'&'}, {"&lt;", U'<'}, {"&#x4E00;", U'一'}, {"&#20013;", U'中'}, {"&quot;", U'"'}};
    std::string out;
    for (int count = Below(12); count > 0; --count) {
      if (Below(6) == 0) {
        auto [written, meant] = kEntities[Below(5)];
        out += written;
        if (said) *said += meant;
        continue;
      }
      auto c = kPlain[static_cast<std::size_t>(Below(static_cast<int>(kPlain.size())))];
      AppendUtf8(out, c);
      if (said) *said += c;
    }
    return out;
  }

  std::mt19937 random_;
};

char32_t CharacterAt(std::string_view part, std::uint32_t offset) {
  if (part[offset] == '&') return ReadEntity(part, offset).value;
  return DecodeUtf8(part.substr(offset, 4))[0];
}

bool IsBlank(const std::u32string& text) { return text.find_first_not_of(U" \t\u3000") == text.npos; }

TEST(Offsets, EveryCharacterOfAWordFileStandsAtItsByte) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Writer writer(seed);
    std::vector<std::u32string> said;
    std::string body;
    for (int paragraphs = writer.Below(8); paragraphs >= 0; --paragraphs) body += writer.Paragraph(said);
    auto entries = parcel::Docx{body}.Entries();
    auto document = ReadSound(parcel::Zip(entries));
    std::erase_if(said, IsBlank);
    ASSERT_EQ(document.paragraphs.size(), said.size()) << seed;
    for (std::size_t p = 0; p < said.size(); ++p) {
      const auto& paragraph = document.paragraphs[p];
      ASSERT_EQ(EncodeUtf8(paragraph.text), EncodeUtf8(said[p])) << seed;
      ASSERT_EQ(paragraph.offsets.size(), paragraph.text.size()) << seed;
      for (std::size_t i = 0; i < paragraph.text.size(); ++i)
        if (paragraph.offsets[i] != kNone) {
          ASSERT_EQ(CharacterAt(entries[1].bytes, paragraph.offsets[i]), paragraph.text[i]) << seed;
        } else {
          ASSERT_EQ(paragraph.text[i], U'\t') << seed;
        }
    }
  }
}

TEST(Offsets, EveryCharacterOfATextStandsAtItsByte) {
  const std::string text = "\xEF\xBB\xBF# 甲*乙*\r\n\r\n- 丙 [丁](x) 𠮷\n| 戊 | 己\\|庚 |\n| --- | --- |\n";
  for (const char* name : {"a.txt", "a.md"}) {
    auto document = ReadSound(text, Changes::Accept, name);
    ASSERT_FALSE(document.paragraphs.empty());
    for (const auto& paragraph : document.paragraphs) {
      ASSERT_EQ(paragraph.offsets.size(), paragraph.text.size());
      for (std::size_t i = 0; i < paragraph.text.size(); ++i)
        EXPECT_EQ(DecodeUtf8(std::string_view(text).substr(paragraph.offsets[i], 4))[0], paragraph.text[i]);
    }
  }
}

}  // namespace
}  // namespace yichi
