#include <random>

#include "office/data.h"
#include "office/workbook.h"
#include "reading.h"
#include "sheet_parcel.h"

// Record files and texts with separators that are meant to hurt: each ends in records or in its sentence.
namespace yichi {
namespace {

std::string Repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string DataCode(Format format, const std::string& bytes, const Limits& limits = {}) {
  auto outcome = ReadData(format, bytes, limits);
  auto* wrong = std::get_if<Unreadable>(&outcome);
  return wrong ? std::string(CodeName(wrong->reason.code)) : "read";
}

struct Attack {
  const char* code;
  std::string bytes;
};

TEST(DataAttacks, Json) {
  const Attack kAttacks[] = {
      {"D0056", Repeated("[", 1'000'000)},
      {"D0056", Repeated("{\"a\":", 1'000'000)},
      {"D0055", "[\"\\ud800\"]"},
      {"D0055", "[\"\\udc00\\ud800\"]"},
      {"D0055", "[NaN]"},
      {"D0055", "[Infinity]"},
      {"D0055", "[01]"},
      {"D0055", "[0x10]"},
      {"D0055", "[1] [2]"},
      {"D0055", "[1]garbage"},
      {"D0055", "['a']"},
      {"D0055", "[1,]"},
      {"D0055", "/* a */ [1]"},
      {"D0055", std::string("[\"a\0b\"]", 7)},
      {"D0055", "[\"a\nb\"]"},
      {"D0055", ""},
      {"D0055", "\""},
      {"D0055", "\"\\u00"},
      {"D0014", "[\"\xFF\xFF\"]"},
      {"read", "\xEF\xBB\xBF[1]"},
      {"D0055", "[1e400]"},
      {"D0055", "[-1e400]"},
      {"D0055", "[" + std::string(100'000, '9') + "]"},
      {"read", "{\"a\":1,\"a\":2,\"\":3}"},
      {"read", "[\"" + std::string(1u << 20, 'x') + "\"]"},
      {"read", "[\"\\u0000\"]"},
  };
  for (const auto& attack : kAttacks)
    EXPECT_EQ(DataCode(Format::Json, attack.bytes), attack.code) << attack.bytes.substr(0, 40);
}

TEST(DataAttacks, JsonLinesGoOnAfterABadOne) {
  for (const char* bad : {"{", "NaN", "{} {}", "\"\\ud800\"", "]"})
    EXPECT_EQ(DataCode(Format::JsonLines, std::string("{\"a\":1}\n") + bad + "\n{\"a\":2}\n"), "read") << bad;
  EXPECT_EQ(DataCode(Format::JsonLines, Repeated("[", 1'000'000)), "D0056");
}

TEST(DataAttacks, Xml) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY b0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    auto before = "&b" + std::to_string(i - 1) + ";";
    laughs.append("<!ENTITY b")
        .append(std::to_string(i))
        .append(" \"")
        .append(before)
        .append(before)
        .append("\">");
  }
  const Attack kAttacks[] = {
      {"D0027", laughs + "]><a>&b29;</a>"},
      {"D0027", "<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><a/>"},
      {"D0027", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"},
      {"D0028", Repeated("<a>", 100'000)},
      {"D0030", "<a" + Repeated(" b='1'", 300) + "/>"},
      {"D0032", "<a>&b;</a>"},
      {"D0032", "<a>&#xD800;</a>"},
      {"D0032", "<a>&#0;</a>"},
      {"D0032", "<a>&#99999999999999999999;</a>"},
      {"D0026", "<a><b></a></b>"},
      {"D0026", "<a/><a/>"},
      {"D0026", "<a><![CDATA[</a>"},
      {"D0026", "<a><!-- </a>"},
      {"D0026", "<a b='<'/>"},
      {"D0026", "<a"},
      {"D0026", ""},
      {"D0014", "<a>\xFF\xFF</a>"},
      {"read", "<?xml version=\"1.0\"?><?php system('x') ?><a/>"},
      {"read", "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\"/></a>"},
      {"read", "<a><![CDATA[<b>&c;]]></a>"},
      {"read", "<a>" + std::string(1u << 20, 'x') + "</a>"},
  };
  for (const auto& attack : kAttacks)
    EXPECT_EQ(DataCode(Format::Xml, attack.bytes), attack.code) << attack.bytes.substr(0, 40);
}

TEST(DataAttacks, TextsWithSeparators) {
  const Attack kAttacks[] = {
      {"D0001", ""},
      {"D0014", "a,b\n\xFF\xFF,c\n"},
      {"D0013", std::string("a,b\n\0\0\0\0,c\n", 12)},
      {"D0052", Repeated(",", 20'000)},
      {"D0052", Repeated("\n", 1'048'577) + "a"},
      {"read", "\xEF\xBB\xBF"},
      {"read", "\""},
      {"read", "\"\"\"\"\"\",\"\n"},
      {"read", "a,\"b\n" + Repeated("c\n", 100'000)},
      {"read", "a,b\rc,d\re,f\r"},
      {"read", "a,b\n=cmd|' /C calc'!A0,@SUM(1)\n"},
      {"read", Repeated("\"a\"\"\",", 1000) + "\n"},
  };
  for (const auto& attack : kAttacks)
    EXPECT_EQ(CodeOf(attack.bytes, {}, "a.csv"), attack.code) << attack.bytes.substr(0, 40);
}

TEST(DataAttacks, Sheets) {
  using parcel::Xlsx;
  const Attack kAttacks[] = {
      {"D0032", Xlsx{"<row><c t=\"str\"><v>&lol;</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c t=\"s\"><v>4294967295</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c t=\"s\"><v>-1</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c s=\"99999\"><v>1</v></c></row>"}.Bytes()},
      {"read",
       Xlsx{"<row><c r=\"A0\"><v>1</v></c><c r=\"\"><v>2</v></c><c r=\"1A\"><v>3</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c><v>1e999</v></c><c><v>NaN</v></c><c><v>--1</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c t=\"d\"><v>9999-99-99T99:99:99</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c t=\"nonsense\"><v>1</v></c><c t=\"b\"><v>7</v></c></row>"}.Bytes()},
      {"read", Xlsx{"<row><c t=\"inlineStr\"><is><r/><r><t/></r><rPh><t>x</t></rPh></is></c></row>"}.Bytes()},
  };
  for (const auto& attack : kAttacks)
    EXPECT_EQ(CodeOf(attack.bytes, {}, "a.xlsx"), attack.code) << attack.bytes;
}

// Any change of one or two bytes ends in records or a sentence.
TEST(DataAttacks, ChangedFilesNeverThrow) {
  const std::pair<Format, std::string> kSound[] = {
      {Format::Json, "[{\"名称\": \"甲\", \"数\": [1, -2.5e3, true, null, \"\\u4e00\\n\"]}]"},
      {Format::JsonLines, "{\"名称\": \"甲\"}\n{\"数\": [1, {\"a\": {}}]}\n"},
      {Format::Xml, "<?xml version=\"1.0\"?><a b=\"1\"><c>甲&amp;&#x4e00;</c><!-- d --><![CDATA[e]]></a>"}};
  std::mt19937 random(11);
  for (const auto& [format, sound] : kSound)
    for (int round = 0; round < 3000; ++round) {
      auto changed = sound;
      for (auto changes = random() % 2 + 1; changes > 0; --changes)
        changed[random() % changed.size()] = static_cast<char>(random() % 256);
      DataCode(format, changed);
      CodeOf(changed, {}, "a.csv");
    }
}

}  // namespace
}  // namespace yichi
