#include <algorithm>

#include "report/issues.h"
#include "report/words.h"

namespace yichi {
namespace report {

std::string WorkflowData(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else
      out += c;
  }
  return out;
}

std::string WorkflowProperty(std::string_view text) {
  std::string out;
  for (char c : WorkflowData(text)) {
    if (c == ':')
      out += "%3A";
    else if (c == ',')
      out += "%2C";
    else
      out += c;
  }
  return out;
}

}  // namespace report

namespace {

using report::Issue;
using report::Rank;
using report::WorkflowData;
using report::WorkflowProperty;

std::string_view CommandOf(Rank rank) {
  if (rank == Rank::Error) return "error";
  return rank == Rank::Warning ? "warning" : "notice";
}

std::string Command(const ReportedDocument& reported, const Issue& issue, Language language) {
  const auto& document = *reported.document;
  auto lines = report::LinesOf(document, issue.place);
  std::string out = "::" + std::string(CommandOf(issue.rank)) + " file=" + WorkflowProperty(reported.path);
  out += ",line=" + std::to_string(lines.line) + ",endLine=" + std::to_string(lines.line);
  out += ",col=" + std::to_string(lines.column) + ",endColumn=" + std::to_string(lines.end_column);
  out += ",title=" + WorkflowProperty(issue.code + " " + issue.title) + "::";
  // A log shows no line of a Word file: the place is said in words.
  return out +
         WorkflowData(report::PlaceText(document, issue.place, language) + "\n" +
                      PlainText(issue, language)) +
         "\n";
}

std::string Refusal(const ReportedDocument& reported, Language language) {
  const auto& reason = *reported.unreadable;
  return "::error file=" + WorkflowProperty(reported.path) + ",title=" + std::string(CodeName(reason.code)) +
         "::" + WorkflowData(MessageOf(reason, language)) + "\n";
}

}  // namespace

std::string RenderGithub(const Report& report, Language language) {
  std::string refusals;
  std::vector<std::pair<Rank, std::string>> commands;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    const auto& reported = report.documents[i];
    if (reported.unreadable) refusals += Refusal(reported, language);
    for (const auto& issue : report::IssuesOf(report, i, language))
      if (!issue.suppressed && issue.rank != Rank::Exempt)
        commands.emplace_back(issue.rank, Command(reported, issue, language));
  }
  std::stable_sort(commands.begin(), commands.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [rank, command] : commands) refusals += command;
  return refusals;
}

}  // namespace yichi
