#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "check/ruleset.h"
#include "office/document.h"
#include "report/report.h"
#include "run/findings.h"

// Words that several formats share.
namespace yichi::report {

inline std::string_view In(Language language, std::string_view chinese, std::string_view english) {
  return language == Language::Chinese ? chinese : english;
}

std::string_view WordOf(Level level, Language language);
std::string_view WordOf(Severity severity, Language language);

// 《…》(国务院令第486号)第九条; several articles of one document stand together
std::string CitationText(const RuleSet& rules, const CitationOf& citation);
std::string CitationsText(const RuleSet& rules, const std::vector<CitationOf>& citations);

// 第四条,第12段 — the nearest numbered heading above, then the paragraph; a cell or a line of a text file.
std::string PlaceText(const Document& document, const Place& place, Language language);

// Of a place that may lie in another input of the run than the report's document `from`: with that input's
// path.
std::string PlaceInRun(const Report& report, std::size_t from, const Place& place, Language language);

// The characters at the place; empty for an unknown one.
std::u32string_view TextAt(const Document& document, const Place& place);

// 缺 人数总额、实有人员;职数 未写明确数
std::string UnknownsText(const std::vector<Unknown>& unknowns, Language language);

// Two readings that disagree, as the catalogue's sentence.
Diagnostic ConflictOf(const RuleSet& rules, const Disagreement& disagreement);

// 人数总额 20名
std::string LocatedText(const Located& located);

// At most so many characters, the last an ellipsis where something was cut.
std::string Shortened(std::string_view text, std::size_t most);

// A read value as a text shows it: 20名, 正科级, 2021-06-01.
std::string ValueText(const RuleSet& rules, const FieldValue& value, const Type& type);

// 总额 20名 → 25名(甲馆) — what was supposed of a document, one line for each assumption.
std::vector<std::string> AssumedLines(const RuleSet& rules, const ReportedDocument& document,
                                      Language language);

// Indices of the findings that are shown, in order.
std::vector<std::size_t> Shown(const ReportedDocument& document);
std::vector<const Disagreement*> ShownConflicts(const ReportedDocument& document);

// What was noticed on reading: the reader's notes, and that no kind of document was recognised.
Diagnostics ReadingNotes(const ReportedDocument& document);

}  // namespace yichi::report
