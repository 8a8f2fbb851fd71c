#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/markup.h"
#include "report/report.h"

// What the formats for other programs and for the browser show of one document, in words.
namespace yichi::report {

enum class Rank { Error, Warning, Info, Undetermined, Exempt };

struct Issue {
  std::string code = {};
  std::string title = {};
  const Rule* rule = nullptr;  // none for two readings that disagree
  Rank rank = Rank::Error;
  std::string message = {}, suggestion = {}, basis = {};
  Place place = {};
  std::vector<std::pair<Place, std::string>> related = {};
  std::string fingerprint = {};
  bool suppressed = false;
  std::string justification = {};
};

std::string_view WordOf(Rank rank, Language language);
std::string_view NameOf(Rank rank);  // error, warning, info, undetermined, exempt

// Disagreeing readings first, then the findings in the order of the judgement; the suppressed ones too.
std::vector<Issue> IssuesOf(const Report& report, std::size_t document, Language language);

// Message, what to do and basis as lines of plain text.
std::string PlainText(const Issue& issue, Language language);

// Line and columns, from 1, as other programs want them: of a Word file the paragraph's number.
struct Lines {
  std::size_t line = 1, column = 1, end_column = 1;
};
Lines LinesOf(const Document& document, const Place& place);

// A value and a property of a GitHub workflow command.
std::string WorkflowData(std::string_view text);
std::string WorkflowProperty(std::string_view text);

}  // namespace yichi::report
