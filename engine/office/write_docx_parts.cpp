#include "office/write_docx_parts.h"

#include "base/markup.h"
#include "office/annotate_xml.h"

namespace yichi::docx {
namespace {

using annotate::kDeclaration;

constexpr std::string_view kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";

constexpr std::string_view kLinks =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr std::string_view kLinkType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

struct Companion {
  std::string_view id, name, kind;  // kind: of the link, and the end of the content type
};
constexpr Companion kCompanions[] = {{"rId1", "styles", "styles"},     {"rId2", "numbering", "numbering"},
                                     {"rId3", "settings", "settings"}, {"rId4", "fontTable", "fontTable"},
                                     {"rId5", "footer1", "footer"},    {"rId6", "footer2", "footer"}};

std::string ContentTypesXml() {
  constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  auto xml = std::string(kDeclaration).append(kTypes);
  auto add = [&](std::string_view name, std::string_view type) {
    xml.append("<Override PartName=\"/word/").append(name).append(".xml\" ContentType=\"");
    xml.append(kWord).append(type).append("+xml\"/>");
  };
  add("document", "document.main");
  for (const auto& part : kCompanions) add(part.name, part.kind);
  return xml + "</Types>";
}

std::string LinkXml(std::string_view id, std::string_view kind, std::string_view target) {
  auto xml = std::string("<Relationship Id=\"").append(id).append("\" Type=\"").append(kLinkType);
  return xml.append(kind).append("\" Target=\"").append(target).append(".xml\"/>");
}

std::string PackageLinksXml() {
  return std::string(kDeclaration).append(kLinks) + LinkXml("rId1", "officeDocument", "word/document") +
         "</Relationships>";
}

std::string DocumentLinksXml() {
  auto xml = std::string(kDeclaration).append(kLinks);
  for (const auto& part : kCompanions) xml += LinkXml(part.id, part.kind, part.name);
  return xml + "</Relationships>";
}

std::string FontsXml(std::string_view font) {
  auto xml = std::string("<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"");
  return xml.append(font).append("\" w:cs=\"Times New Roman\"/>");
}

// `size` in half points.
std::string RunXml(std::string_view font, int size, bool bold = false) {
  auto half_points = std::to_string(size);
  return "<w:rPr>" + FontsXml(font) + (bold ? "<w:b/>" : "") + "<w:sz w:val=\"" + half_points +
         "\"/><w:szCs w:val=\"" + half_points + "\"/></w:rPr>";
}

struct ParagraphStyle {
  std::string_view id, name, based_on, paragraph;  // paragraph: the content of w:pPr
  std::string run;
};

std::string StyleXml(const ParagraphStyle& style) {
  auto xml = std::string("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"").append(style.id);
  xml.append("\"><w:name w:val=\"").append(style.name).append("\"/><w:basedOn w:val=\"");
  xml.append(style.based_on).append("\"/><w:qFormat/><w:pPr>").append(style.paragraph).append("</w:pPr>");
  return xml.append(style.run).append("</w:style>");
}

// Headings have no outline level of their own: the paragraphs say theirs.
std::string StylesXml() {
  constexpr std::string_view kKept = "<w:keepNext/>";
  constexpr std::string_view kKeptCentred =
      "<w:keepNext/><w:spacing w:before=\"156\" w:after=\"156\" w:line=\"560\" w:lineRule=\"exact\"/>"
      "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>";
  const ParagraphStyle styles[] = {
      {kBodyStyle, "公文正文", "Normal",
       "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" "
       "w:firstLine=\"640\"/><w:jc w:val=\"both\"/>",
       ""},
      {kTitleStyle, "公文标题", "Normal",
       "<w:keepNext/><w:spacing w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
       RunXml("方正小标宋简体", 44)},
      {kChapterStyle, "公文章题", kBodyStyle, kKeptCentred, RunXml("黑体", 32)},
      {kPartingStyle, "公文节题", kBodyStyle, kKeptCentred, RunXml("楷体_GB2312", 32)},
      {kFirstStyle, "公文一级小标题", kBodyStyle, kKept, RunXml("黑体", 32)},
      {kSecondStyle, "公文二级小标题", kBodyStyle, kKept, RunXml("楷体_GB2312", 32)},
      {kThirdStyle, "公文三级小标题", kBodyStyle, kKept, RunXml("仿宋_GB2312", 32, true)},
      {kCaptionStyle, "公文表题", kBodyStyle,
       "<w:keepNext/><w:spacing w:before=\"156\" w:after=\"78\" w:line=\"560\" w:lineRule=\"exact\"/>"
       "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
       RunXml("黑体", 32)},
      {kCellStyle, "公文表格", "Normal",
       "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"320\" w:lineRule=\"exact\"/>",
       RunXml("仿宋_GB2312", 24)},
      {kSmallCellStyle, "公文表格小字", kCellStyle, "", RunXml("仿宋_GB2312", 21)},
  };
  auto xml = std::string(kDeclaration).append("<w:styles").append(kWordSpaces).append("><w:docDefaults>");
  xml += "<w:rPrDefault>" + RunXml("仿宋_GB2312", 32) + "</w:rPrDefault><w:pPrDefault/></w:docDefaults>";
  xml +=
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
      "<w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/></w:pPr></w:style>";
  for (const auto& style : styles) xml += StyleXml(style);
  return xml + "</w:styles>";
}

std::string SettingsXml() {
  return std::string(kDeclaration).append("<w:settings").append(kWordSpaces) +
         "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
         "<w:compatSetting w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
}

// The names by which other systems know the fonts of the standard.
std::string FontTableXml() {
  constexpr std::pair<std::string_view, std::string_view> kFonts[] = {
      {"仿宋_GB2312", "仿宋,FangSong,STFangsong"},
      {"楷体_GB2312", "楷体,KaiTi,STKaiti"},
      {"黑体", "SimHei,STHeiti"},
      {"方正小标宋简体", "FZXiaoBiaoSong-B05S,华文中宋,宋体,SimSun"},
      {"宋体", "SimSun,STSong"}};
  auto xml = std::string(kDeclaration).append("<w:fonts").append(kWordSpaces).append(">");
  for (const auto& [name, others] : kFonts)
    xml.append("<w:font w:name=\"")
        .append(name)
        .append("\"><w:altName w:val=\"")
        .append(others)
        .append("\"/><w:charset w:val=\"86\"/></w:font>");
  return xml + "</w:fonts>";
}

// — 1 — on the outer side.
std::string FooterXml(std::string_view side) {
  auto run = "<w:r>" + RunXml("宋体", 28);
  auto mark = [&](std::string_view type) {
    return std::string(run).append("<w:fldChar w:fldCharType=\"").append(type).append("\"/></w:r>");
  };
  auto xml = std::string(kDeclaration).append("<w:ftr").append(kWordSpaces).append("><w:p><w:pPr><w:ind w:");
  xml.append(side).append("Chars=\"100\" w:").append(side).append("=\"320\"/><w:jc w:val=\"").append(side);
  return xml + "\"/></w:pPr>" + run + "<w:t xml:space=\"preserve\">— </w:t></w:r>" + mark("begin") + run +
         "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + mark("separate") + run +
         "<w:t>1</w:t></w:r>" + mark("end") + run +
         "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

}  // namespace

std::string PageXml() {
  return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"even\" "
         "r:id=\"rId6\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" "
         "w:bottom=\"1985\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/></w:sectPr>";
}

std::vector<PartBytes> FixedParts() {
  return {{"[Content_Types].xml", ContentTypesXml()},
          {"_rels/.rels", PackageLinksXml()},
          {"word/_rels/document.xml.rels", DocumentLinksXml()},
          {"word/styles.xml", StylesXml()},
          {"word/settings.xml", SettingsXml()},
          {"word/fontTable.xml", FontTableXml()},
          {"word/footer1.xml", FooterXml("right")},
          {"word/footer2.xml", FooterXml("left")}};
}

std::string NumberingXml(const std::vector<std::string>& labels) {
  auto xml = std::string(kDeclaration).append("<w:numbering").append(kWordSpaces).append(">");
  for (std::size_t i = 0; i < labels.size(); ++i)
    xml += "<w:abstractNum w:abstractNumId=\"" + std::to_string(i + 1) +
           "\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
           "w:val=\"decimal\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"" +
           EscapedMarkup(labels[i]) + "\"/><w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum>";
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto number = std::to_string(i + 1);
    xml += "<w:num w:numId=\"" + number + "\"><w:abstractNumId w:val=\"" + number + "\"/></w:num>";
  }
  return xml + "</w:numbering>";
}

}  // namespace yichi::docx
