#include "report/json_parts.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "office/workbook.h"
#include "report/words.h"

namespace yichi::report {
namespace {

// The number as written in its unit: 3.5 for 35000元 of 万元.
std::optional<Number> InUnit(const RuleSet& rules, Number value, const Type& type) {
  if (type.percent) return Multiply(value, 100);
  if (type.unit == kNoIndex) return value;
  return Divide(value, rules.units[type.unit].scale);
}

Json NumberJson(const RuleSet& rules, Number value, const Type& type) {
  auto shown = InUnit(rules, value, type);
  if (!shown) return PrintExact(value);
  if (shown->whole()) return shown->numerator;
  auto exact = PrintExact(*shown);
  if (exact.find('/') != exact.npos) return exact;
  return std::stod(exact);
}

}  // namespace

Json LocationJson(const Document& document, const Place& place, std::string_view field) {
  auto location = Json::object();
  if (place.known() && place.paragraph < document.paragraphs.size()) {
    const auto& paragraph = document.paragraphs[place.paragraph];
    if (paragraph.part < document.parts.size()) location["part"] = document.parts[paragraph.part].name;
    if (paragraph.sheet_row != kNone && document.format == Format::Xlsx) {
      location["sheet"] = document.parts[paragraph.part].sheet;
      location["cell"] = CellName(paragraph.sheet_row, paragraph.sheet_column);
    }
    location["paragraph"] = paragraph.number > 0 ? paragraph.number : place.paragraph + 1;
    location["start"] = place.begin;
    location["end"] = place.end;
    if (document.format != Format::Docx && paragraph.line > 0) {
      location["line"] = paragraph.line;
      location["column"] = place.begin + 1;
    }
    location["text"] = EncodeUtf8(TextAt(document, place));
  }
  if (!field.empty()) location["field"] = field;
  return location;
}

Json ScalarJson(const RuleSet& rules, const FieldValue& value, const Type& type) {
  if (value.status == Status::Vague) return value.original;
  if (const auto* number = std::get_if<Number>(&value.scalar)) return NumberJson(rules, *number, type);
  if (const auto* truth = std::get_if<bool>(&value.scalar)) return *truth;
  return ValueText(rules, value, type);
}

Json AssumedJson(const RuleSet& rules, const std::vector<Assumed>& all) {
  auto list = Json::array();
  for (const auto& assumed : all) {
    auto before = Json::array();
    for (const auto& one : assumed.before) {
      bool known = one.value.status == Status::Known;
      before.push_back({{"record", one.record},
                        {"value", known ? Json(ValueText(rules, one.value, assumed.type)) : Json(nullptr)}});
    }
    list.push_back({{"field", assumed.field},
                    {"value", ValueText(rules, assumed.value, assumed.type)},
                    {"records", assumed.records},
                    {"before", std::move(before)}});
  }
  return list;
}

// Of a path the bytes that an address cannot hold.
std::string Address(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/",
                             kDigits = "0123456789ABCDEF";
  std::string out;
  for (char c : path) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '\\')
      out += '/';
    else if (kPlain.find(c) != kPlain.npos)
      out += c;
    else
      ((out += '%') += kDigits[byte >> 4]) += kDigits[byte & 15];
  }
  if (out.starts_with("/")) return "file://" + out;
  return out;
}

std::string Dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace yichi::report
