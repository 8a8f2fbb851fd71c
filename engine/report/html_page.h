#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/issues.h"

// The parts of the page for a browser.
namespace yichi::report {

std::string_view HtmlStyle();
std::string_view HtmlScript();

// An issue with its number in the whole page.
struct NumberedIssue {
  std::size_t number = 0;
  Issue issue;
};

// The document's paragraphs and tables, the places of issues marked.
std::string HtmlDocument(const ReportedDocument& reported, const std::vector<NumberedIssue>& issues,
                         Language language);

// The list of issues.
std::string HtmlIssues(const Document& document, const std::vector<NumberedIssue>& issues, Language language);

}  // namespace yichi::report
