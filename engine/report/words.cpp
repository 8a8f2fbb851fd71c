#include "report/words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "office/workbook.h"

namespace yichi::report {

std::string_view WordOf(Level level, Language language) {
  constexpr std::array<std::string_view, 3> kChinese = {"错误", "警告", "提醒"},
                                            kEnglish = {"error", "warning", "info"};
  auto index = static_cast<std::size_t>(level);
  return In(language, kChinese[index], kEnglish[index]);
}

std::string_view WordOf(Severity severity, Language language) {
  constexpr std::array<std::string_view, 3> kChinese = {"错误", "警告", "说明"},
                                            kEnglish = {"error", "warning", "note"};
  auto index = static_cast<std::size_t>(severity);
  return In(language, kChinese[index], kEnglish[index]);
}

namespace {

std::string SourceText(const RuleSet& rules, const CitationOf& citation) {
  const auto& source = rules.sources[citation.source];
  auto title = source.title.starts_with("《") ? source.title : "《" + source.title + "》";
  return source.number.empty() ? title : title + "(" + source.number + ")";
}

std::string_view ReferenceMark(const RuleSet& rules, const CitationOf& citation) {
  return citation.reference || rules.sources[citation.source].reference ? "(参考)" : "";
}

}  // namespace

std::string CitationText(const RuleSet& rules, const CitationOf& citation) {
  return SourceText(rules, citation) + citation.article + std::string(ReferenceMark(rules, citation));
}

std::string CitationsText(const RuleSet& rules, const std::vector<CitationOf>& citations) {
  struct Group {
    const CitationOf* first;
    std::vector<std::string> articles;
  };
  std::vector<Group> groups;
  for (const auto& citation : citations) {
    auto known = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& group) { return group.first->source == citation.source; });
    if (known == groups.end()) known = groups.insert(groups.end(), Group{&citation, {}});
    auto& articles = known->articles;
    if (!citation.article.empty() &&
        std::find(articles.begin(), articles.end(), citation.article) == articles.end())
      articles.push_back(citation.article);
  }
  std::string out;
  for (const auto& group : groups) {
    (out += out.empty() ? "" : ";") += SourceText(rules, *group.first);
    for (std::size_t i = 0; i < group.articles.size(); ++i) (out += i == 0 ? "" : "、") += group.articles[i];
    out += ReferenceMark(rules, *group.first);
  }
  return out;
}

namespace {

// The innermost numbered heading over the paragraph, with what sets it off: 第四条, or “二、”
std::string HeadingAbove(const Document& document, std::uint32_t paragraph) {
  std::string number;
  for (const auto& section : document.sections) {
    if (section.paragraph > paragraph) break;
    if (paragraph < section.end && !section.number.empty()) number = EncodeUtf8(section.number);
  }
  if (number.empty()) return number;
  return number.starts_with("第") ? number + "," : "“" + number + "”";
}

std::string CellText(const CellPosition& cell, Language language) {
  auto table = std::to_string(cell.table + 1), row = std::to_string(cell.row + 1),
       column = std::to_string(cell.column + 1);
  if (language == Language::English) return "table " + table + ", row " + row + ", column " + column;
  return "表" + table + "第" + row + "行第" + column + "列";
}

// 工作表“台账”B5; of texts with separators line and column.
std::string SheetText(const Document& document, const Paragraph& paragraph, Language language) {
  bool chinese = language == Language::Chinese;
  if (document.format == Format::Xlsx) {
    auto cell = CellName(paragraph.sheet_row, paragraph.sheet_column);
    const auto& sheet = document.parts[paragraph.part].sheet;
    return chinese ? "工作表“" + sheet + "”" + cell : "sheet \"" + sheet + "\" " + cell;
  }
  auto row = std::to_string(paragraph.line > 0 ? paragraph.line : paragraph.sheet_row + 1);
  auto column = std::to_string(paragraph.sheet_column + 1);
  return chinese ? "第" + row + "行第" + column + "列" : "line " + row + ", column " + column;
}

}  // namespace

std::string PlaceText(const Document& document, const Place& place, Language language) {
  if (!place.known() || place.paragraph >= document.paragraphs.size())
    return std::string(In(language, "全文", "the whole document"));
  const auto& paragraph = document.paragraphs[place.paragraph];
  if (paragraph.sheet_row != kNone) return SheetText(document, paragraph, language);
  auto out = HeadingAbove(document, place.paragraph);
  if (paragraph.cell) return out + CellText(*paragraph.cell, language);
  bool lines = document.format != Format::Docx && paragraph.line > 0;
  auto counted = paragraph.number > 0 ? paragraph.number : place.paragraph + 1;
  auto number = std::to_string(lines ? paragraph.line : counted);
  if (language == Language::English) return out + (lines ? "line " : "paragraph ") + number;
  return out + "第" + number + (lines ? "行" : "段");
}

std::string PlaceInRun(const Report& report, std::size_t from, const Place& place, Language language) {
  const auto& there = report.documents[place.document < report.documents.size() ? place.document : from];
  auto text = there.document ? PlaceText(*there.document, place, language) : std::string();
  return place.document == from ? text : there.path + " " + text;
}

std::u32string_view TextAt(const Document& document, const Place& place) {
  if (!place.known() || place.paragraph >= document.paragraphs.size()) return {};
  std::u32string_view text = document.paragraphs[place.paragraph].text;
  auto begin = std::min<std::size_t>(place.begin, text.size());
  return text.substr(begin, std::max(place.end, place.begin) - place.begin);
}

std::string UnknownsText(const std::vector<Unknown>& unknowns, Language language) {
  struct Group {
    Status status;
    std::string_view before, after, english;
  };
  constexpr Group kGroups[] = {{Status::Missing, "缺 ", "", "missing: "},
                               {Status::Vague, "", " 未写明确数", "left open: "},
                               {Status::Conflict, "", " 前后不一致", "contradictory: "},
                               {Status::Overflow, "", " 数过大,无法精确计算", "too large: "},
                               {Status::Unregulated, "", " 未规定", "no norm: "}};
  std::string out;
  for (const auto& group : kGroups) {
    std::string names;
    for (const auto& unknown : unknowns)
      if (unknown.status == group.status && !unknown.field.empty())
        (names += names.empty() ? "" : "、") += unknown.field;
    if (names.empty()) continue;
    if (!out.empty()) out += ";";
    out += language == Language::Chinese ? std::string(group.before) + names + std::string(group.after)
                                         : std::string(group.english) + names;
  }
  return out.empty() ? std::string(In(language, "所需的值无法得出", "a needed value is not known")) : out;
}

std::string Shortened(std::string_view text, std::size_t most) {
  auto decoded = DecodeUtf8(text);
  if (decoded.size() <= most) return std::string(text);
  return EncodeUtf8(decoded.substr(0, most - 1)) + "…";
}

std::string LocatedText(const Located& located) {
  if (located.field.empty() || located.value.empty()) return located.field + located.value;
  return located.field + " " + located.value;
}

std::string ValueText(const RuleSet& rules, const FieldValue& value, const Type& type) {
  constexpr int kDecimals = 6;
  if (value.status == Status::Vague) return value.original;
  if (const auto* number = std::get_if<Number>(&value.scalar))
    return PrintQuantity(*number, type, rules.units, kDecimals);
  if (const auto* day = std::get_if<Day>(&value.scalar)) return PrintDay(*day);
  if (const auto* truth = std::get_if<bool>(&value.scalar)) return *truth ? "是" : "否";
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar))
    return rules.enumerations[type.index].members[*member].name;
  if (const auto* text = std::get_if<std::string>(&value.scalar)) return *text;
  std::string list;
  for (const auto& one : value.scalars)
    (list += list.empty() ? "" : "、") += ValueText(rules, one, type.Element());
  return list.empty() ? value.original.all() : list;
}

Diagnostic ConflictOf(const RuleSet& rules, const Disagreement& disagreement) {
  std::string values;
  for (const auto& reading : disagreement.readings)
    (values += values.empty() ? "" : "、") += ValueText(rules, reading, disagreement.type);
  return MakeDiagnostic(Code::Y0601, {}, {disagreement.field, values});
}

std::vector<const Disagreement*> ShownConflicts(const ReportedDocument& document) {
  std::vector<const Disagreement*> shown;
  for (std::size_t i = 0; i < document.facts->disagreements.size(); ++i)
    if (!document.quiet_conflicts.contains(i)) shown.push_back(&document.facts->disagreements[i]);
  return shown;
}

std::vector<std::string> AssumedLines(const RuleSet& rules, const ReportedDocument& document,
                                      Language language) {
  std::vector<std::string> lines;
  if (!document.assumed) return lines;
  for (const auto& assumed : *document.assumed) {
    std::string was;
    for (const auto& before : assumed.before) {
      if (!was.empty()) was += In(language, "、", ", ");
      if (!before.record.empty()) was += before.record + " ";
      was += before.value.status == Status::Missing ? std::string(In(language, "没有写", "not written"))
                                                    : ValueText(rules, before.value, assumed.type);
    }
    if (assumed.records > assumed.before.size()) was += In(language, "……", "…");
    auto line = assumed.field + " = " + ValueText(rules, assumed.value, assumed.type);
    line += std::string(In(language, "(共 ", " (")) + std::to_string(assumed.records) +
            std::string(In(language, " 条记录,原为 ", " record(s); was ")) + was + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::size_t> Shown(const ReportedDocument& document) {
  std::vector<std::size_t> shown;
  if (!document.judgement) return shown;
  for (std::size_t i = 0; i < document.judgement->findings.size(); ++i)
    if (!document.suppressed.contains(i)) shown.push_back(i);
  return shown;
}

Diagnostics ReadingNotes(const ReportedDocument& document) {
  Diagnostics notes;
  if (document.document) notes = document.document->notes;
  if (document.facts && document.facts->model == kNoIndex) notes.push_back(MakeDiagnostic(Code::D0044, {}));
  return notes;
}

}  // namespace yichi::report
