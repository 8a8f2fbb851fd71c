#include <set>

#include "../golden.h"
#include "parcel.h"
#include "reading.h"

namespace yichi {
namespace {

using parcel::Docx;
using parcel::Entry;
using parcel::Zip;

std::string OldWord(std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  for (char c : stream) (bytes += c) += '\0';
  return bytes;
}

std::string WithMain(std::string xml) {
  auto entries = Docx{parcel::Text("甲")}.Entries();
  entries[1].bytes = std::move(xml);
  return Zip(entries);
}

std::string WithEntry(Entry entry) {
  auto entries = Docx{parcel::Text("甲")}.Entries();
  entries.push_back(std::move(entry));
  return Zip(entries);
}

std::string WithMainLink(std::string target) {
  auto entries = Docx{parcel::Text("甲")}.Entries();
  entries[0].bytes = parcel::Links({{"officeDocument", std::move(target)}});
  return Zip(entries);
}

std::string Repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

Limits Small() {
  Limits limits;
  limits.file_bytes = 1u << 20;
  limits.package_entries = 5;
  limits.part_bytes = 300u << 10;
  limits.package_bytes = 400u << 10;
  limits.inflate_ratio_from = 64u << 10;
  limits.xml_depth = 20;
  limits.xml_nodes = 2000;
  limits.xml_attributes = 10;
  limits.paragraphs = 100;
  limits.table_cells = 50;
  return limits;
}

struct Attack {
  std::string code;
  std::string bytes;
  std::string path = "a.docx";
};

std::vector<Attack> Attacks() {
  const auto sound = Docx{parcel::Text("甲")}.Bytes();
  auto lying = Docx{parcel::Text("甲")}.Entries();
  lying[1].said_size = 10;
  auto bomb = Docx{parcel::Text("甲")}.Entries();
  bomb[1].said_size = 250u << 10;
  auto two_big = Docx{parcel::Text("甲")}.Entries();
  for (int i = 0; i < 2; ++i) two_big[static_cast<std::size_t>(i)].bytes += std::string(250u << 10, ' ');
  auto torn = sound;
  torn[torn.find("<w:body>") + 1] = 'x';
  auto without_main = Docx{parcel::Text("甲")}.Entries();
  without_main.erase(without_main.begin() + 1);
  const auto row = "<w:tr>" + Repeated("<w:tc><w:p/></w:tc>", 5) + "</w:tr>";
  return {
      {"D0001", ""},
      {"D0002", std::string(2u << 20, 'a')},
      {"D0003", OldWord("WordDocument")},
      {"D0004", OldWord("EncryptedPackage")},
      {"D0004", WithEntry({"word/x.xml", "0123456789abc", "", 1, 0xFFFFFFFF, 1})},
      {"D0053", OldWord("Workbook")},
      {"D0005", OldWord("PowerPoint Document")},
      {"D0006", "{\\rtf1\\ansi}"},
      {"D0007", "%PDF-1.7\n"},
      {"D0007", Zip({{"OFD.xml", "<a/>"}})},
      {"D0036", "<html><body>甲</body></html>"},
      {"D0036", "MIME-Version: 1.0\n"},
      {"D0008", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><a/>"},
      {"D0008", Zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})},
      {"D0053", Zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})},
      {"D0053", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"},
      {"D0025", Zip({{"xl/workbook.xml", "<a/>"}})},
      {"D0010", Zip({{"ppt/presentation.xml", "<a/>"}})},
      {"D0011", "\x89PNG\r\n\x1A\n"},
      {"D0011", "\xFF\xD8\xFF\xE0"},
      {"D0012", Zip({{"letter.txt", "a"}})},
      {"D0012", "Rar!\x1A\x07"},
      {"D0013", std::string("\1\2\3\0\4", 5)},
      {"D0014", "\xB9\xE6\xFF\xFF", "a.txt"},
      {"D0015", sound.substr(0, sound.size() - 40)},
      {"D0016", "12345678" + sound},
      {"D0017", WithEntry({"word/document.xml", "<a/>"})},
      {"D0017", WithEntry({"WORD\\Document.xml", "<a/>"})},
      {"D0018", WithEntry({"word/a.xml", "<a/>", "word/b.xml"})},
      {"D0019", WithEntry({"../../evil", "a"})},
      {"D0019", WithEntry({"/etc/evil", "a"})},
      {"D0019", WithEntry({"C:\\evil", "a"})},
      {"D0020", Zip({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}, {"f", ""}})},
      {"D0021", WithMain(std::string(301u << 10, ' '))},
      {"D0021", std::string(301u << 10, 'a'), "a.txt"},
      {"D0022", Zip(two_big)},
      {"D0023", Zip(bomb)},
      {"D0024", Zip(lying)},
      {"D0024", torn},
      {"D0025", Zip(without_main)},
      {"D0025", Zip({{"word/document.xml", "<a/>"}})},
      {"D0026", WithMain("<a><b></a></b>")},
      {"D0026", WithMain("<a/><b/>")},
      {"D0026", WithMain("<a")},
      {"D0026", WithMain("甲")},
      {"D0026", WithMain("<a b=1/>")},
      {"D0027", WithMain("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")},
      {"D0028", WithMain(Repeated("<a>", 30) + Repeated("</a>", 30))},
      {"D0029", WithMain("<a>" + Repeated("<b/>", 2001) + "</a>")},
      {"D0030", WithMain("<a b1='' b2='' b3='' b4='' b5='' b6='' b7='' b8='' b9='' b10='' b11=''/>")},
      {"D0031", WithMain("<a>\xB9\xE6</a>")},
      {"D0031", WithMain(std::string("<a>\0</a>", 8))},
      {"D0032", WithMain("<a>&foo;</a>")},
      {"D0032", WithMain("<a b='&#x110000;'/>")},
      {"D0033", WithMainLink("../../etc/passwd")},
      {"D0034", Docx{Repeated("<w:p/>", 101)}.Bytes()},
      {"D0034", Repeated("a\n", 101), "a.txt"},
      {"D0035", "|a|\n|-|\n" + Repeated("|", 60), "a.md"},
      {"D0035", Repeated("|a", 11) + "|\n|-|\n" + Repeated("|\n", 9), "a.md"},
      {"D0035", Docx{"<w:tbl>" + Repeated(row, 11) + "</w:tbl>"}.Bytes()},
      {"D0035",
       Docx{"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='60'/></w:tcPr></w:tc></w:tr></w:tbl>"}.Bytes()},
  };
}

TEST(Attacks, EachEndsInItsSentence) {
  for (auto& attack : Attacks())
    EXPECT_EQ(CodeOf(attack.bytes, Small(), attack.path), attack.code) << attack.bytes.substr(0, 120);
}

TEST(Attacks, EveryCodeOfUnreadableFilesOccurs) {
  std::set<std::string> met;
  for (auto& attack : Attacks()) met.insert(attack.code);
  const std::string catalogue[] = {
#define YICHI_DIAGNOSTIC(code, severity, chinese, english, page) #code,
#include "base/catalogue/office.def"
#undef YICHI_DIAGNOSTIC
  };
  for (const auto& code : catalogue) EXPECT_TRUE(code.substr(0, 3) != "D00" || met.count(code) == 1) << code;
}

TEST(Attacks, SoundFilesStayWithinSmallLimits) {
  EXPECT_EQ(CodeOf(Docx{parcel::Text("甲")}.Bytes(), Small()), "read");
}

TEST(Attacks, FilesOfOtherHandsEndAsTheyShould) {
  const std::pair<std::string, std::string> expected[] = {
      {"badutf8", "D0031"},   {"case", "read"},    {"deep", "D0023"},        {"dtd", "D0027"},
      {"duplicate", "D0017"}, {"entity", "D0032"}, {"localname", "D0018"},   {"ok-npoi", "read"},
      {"ok-stream", "read"},  {"prefix", "D0016"}, {"slip", "D0019"},        {"old-doc-renamed", "D0003"},
      {"trailing", "read"},   {"utf16", "read"},   {"rtf-renamed", "D0006"}, {"truncated", "D0015"}};
  for (const auto& [name, code] : expected) {
    auto path = std::string(YICHI_TESTS_DIR) + "/samples/attacks/" + name + ".docx";
    EXPECT_EQ(CodeOf(golden::ReadFile(path)), code) << name;
  }
}

TEST(Attacks, ExtraBytesAtTheEndAreTold) {
  auto bytes = Docx{parcel::Text("甲")}.Bytes() + "1234";
  EXPECT_EQ(NoteCodes(ReadSound(bytes)), Strings{"D0104"});
}

// Every prefix and every changed byte of a file ends in a document or a sentence.
TEST(Attacks, DamagedFilesNeverThrow) {
  const auto sound =
      Docx{parcel::Text("第一条 甲乙丙。"), "", "", "<w:footnote w:id='2'><w:p/></w:footnote>"}.Bytes();
  for (std::size_t i = 0; i < sound.size(); i += 3) {
    EXPECT_NE(CodeOf(sound.substr(0, i)), "read");
    auto changed = sound;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    CodeOf(changed);
  }
}

}  // namespace
}  // namespace yichi
