#pragma once

#include <string>

#include "engine/yichi.h"
#include "unit/office/sheet_parcel.h"

// What the bench reads, made anew each time.
namespace yichi::bench {

// A pack of a thousand rules of the usual size, each with a source, examples, message and advice.
RuleFile ThousandRules();

inline std::string LongDraft() {
  std::string body = "<w:p><w:r><w:t>示例市数据中心机构职能编制规定</w:t></w:r></w:p>";
  for (int i = 1; i < 1200; ++i) {
    body += "<w:p><w:r><w:t>第" + std::to_string(i) + "段 中心负责数据资源的汇聚、整理和共享,";
    body += "核定事业编制" + std::to_string(i % 40 + 3) + "名,其中领导职数1正2副。</w:t></w:r></w:p>";
  }
  return parcel::Zip(parcel::Docx{body}.Entries());
}

inline constexpr std::size_t kSheetRows = 100'000;

// A ledger of eight columns, texts shared as programs write them.
inline std::string LargeSheet() {
  constexpr const char* kTexts[] = {"单位名称", "性质", "经费形式", "设立时间", "编制数",
                                    "实有人数", "正职", "副职",     "公益一类", "财政补助"};
  parcel::Xlsx xlsx;
  for (const auto* text : kTexts) (xlsx.strings += "<si><t>").append(text).append("</t></si>");
  std::string row;
  char column = 'A';
  auto cell = [&](const char* type, std::size_t value) {
    xlsx.rows.append("<c r=\"").append(1, column++).append(row).append("\"").append(type).append("><v>");
    xlsx.rows.append(std::to_string(value)).append("</v></c>");
  };
  for (std::size_t i = 0; i < kSheetRows; ++i) {
    row = std::to_string(i + 1);
    column = 'A';
    xlsx.rows += "<row r=\"" + row + "\">";
    if (i > 0) xlsx.strings += "<si><t>示例市第" + row + "事务中心</t></si>";
    const std::size_t texts[] = {i == 0 ? 0 : i + 9, i == 0 ? 1u : 8u, i == 0 ? 2u : 9u};
    for (auto text : texts) cell(" t=\"s\"", text);
    const std::size_t figures[] = {36526 + i % 9000, i % 90 + 5, i % 80 + 3, 1, i % 3};
    for (std::size_t k = 0; k < 5; ++k) i == 0 ? cell(" t=\"s\"", k + 3) : cell("", figures[k]);
    xlsx.rows += "</row>";
  }
  auto entries = xlsx.Entries();
  const std::string type = "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.";
  std::string types =
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
      "relationships+xml\"/>";
  for (const auto& [part, kind] : {std::pair("workbook", "sheet.main"),
                                   {"worksheets/sheet1", "worksheet"},
                                   {"sharedStrings", "sharedStrings"}})
    types += "<Override PartName=\"/xl/" + std::string(part) + ".xml" + type + kind + "+xml\"/>";
  entries.insert(entries.begin(),
                 {"[Content_Types].xml",
                  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" + types +
                      "</Types>"});
  return parcel::Zip(entries);
}

}  // namespace yichi::bench
