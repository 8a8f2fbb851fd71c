#pragma once

#include "parcel.h"

// Workbooks made by hand.
namespace yichi::parcel {

inline constexpr std::string_view kSheetSpaces =
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

inline std::string SheetRoot(std::string_view name, std::string_view content) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><";
  ((out += name) += kSheetSpaces) += ">";
  (out += content) += "</";
  return (out += name) += ">";
}

// The contents of the parts; `rows` stands inside <sheetData>, `after` behind it.
struct Xlsx {
  std::string rows;
  std::string after = {}, styles = {}, strings = {}, properties = {};
  std::string before = {};

  std::vector<Entry> Entries() const {
    auto link = [](std::string id, std::string type, std::string target) {
      return "<Relationship Id=\"" + id +
             "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
             "\" Target=\"" + target + "\"/>";
    };
    std::string links =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
        link("rId1", "worksheet", "worksheets/sheet1.xml");
    if (!styles.empty()) links += link("rId2", "styles", "styles.xml");
    if (!strings.empty()) links += link("rId3", "sharedStrings", "sharedStrings.xml");
    auto book = properties + "<sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
    std::vector<Entry> entries{
        {"_rels/.rels", Links({{"officeDocument", "xl/workbook.xml"}})},
        {"xl/workbook.xml", SheetRoot("workbook", book)},
        {"xl/_rels/workbook.xml.rels", links + "</Relationships>"},
        {"xl/worksheets/sheet1.xml",
         SheetRoot("worksheet", before + "<sheetData>" + rows + "</sheetData>" + after)}};
    if (!styles.empty()) entries.push_back({"xl/styles.xml", SheetRoot("styleSheet", styles)});
    if (!strings.empty()) entries.push_back({"xl/sharedStrings.xml", SheetRoot("sst", strings)});
    return entries;
  }
  std::string Bytes() const { return Zip(Entries()); }
};

}  // namespace yichi::parcel
