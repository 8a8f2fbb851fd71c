#include "office/workbook.h"
#include "report/issues.h"
#include "report/words.h"

namespace yichi {
namespace {

// What a commented copy tells of.
std::vector<report::Issue> IssuesToTell(const Report& report, std::size_t document, Language language) {
  auto issues = report::IssuesOf(report, document, language);
  std::erase_if(issues, [](const report::Issue& issue) {
    return issue.suppressed || issue.rank == report::Rank::Exempt;
  });
  return issues;
}

std::vector<SheetList::Cell> RowOf(const report::Issue& issue, std::size_t number, const Document& document,
                                   Language language) {
  SheetList::Cell sheet{}, cell{};
  if (issue.place.paragraph < document.paragraphs.size()) {
    const auto& at = document.paragraphs[issue.place.paragraph];
    sheet.text = document.parts[at.part].sheet;
    if (at.sheet_row != kNone) cell = {CellName(at.sheet_row, at.sheet_column), issue.place.paragraph};
  }
  return {{std::to_string(number), kNone, true},
          {std::string(report::WordOf(issue.rank, language))},
          {issue.code + " " + issue.title},
          sheet,
          cell,
          {issue.message},
          {issue.basis},
          {issue.suggestion}};
}

}  // namespace

std::vector<Annotation> CommentsOn(const Report& report, std::size_t document, Language language) {
  std::vector<Annotation> comments;
  for (const auto& issue : IssuesToTell(report, document, language)) {
    Annotation comment;
    comment.place = issue.place;
    comment.text = {std::string(report::WordOf(issue.rank, language)) + " " + issue.code + " " + issue.title,
                    issue.message};
    if (!issue.basis.empty())
      comment.text.push_back(std::string(report::In(language, "依据:", "Basis: ")) + issue.basis);
    if (!issue.suggestion.empty())
      comment.text.push_back(std::string(report::In(language, "建议:", "To do: ")) + issue.suggestion);
    comments.push_back(std::move(comment));
  }
  return comments;
}

SheetList ListOfFindings(const Report& report, std::size_t document, Language language) {
  auto say = [&](std::string_view chinese, std::string_view english) {
    return std::string(report::In(language, chinese, english));
  };
  SheetList list{say(kFindingsSheets[0], kFindingsSheets[1]),
                 {{say("序号", "No."), 6},
                  {say("级别", "Level"), 8},
                  {say("规则", "Rule"), 34},
                  {say("工作表", "Sheet"), 16},
                  {say("单元格", "Cell"), 9},
                  {say("问题", "Finding"), 60},
                  {say("依据", "Basis"), 50},
                  {say("建议", "To do"), 50}},
                 {}};
  for (const auto& issue : IssuesToTell(report, document, language))
    list.rows.push_back(RowOf(issue, list.rows.size() + 1, *report.documents[document].document, language));
  return list;
}

}  // namespace yichi
