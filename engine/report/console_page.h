#pragma once

#include <string>
#include <string_view>

#include "report/layout.h"
#include "report/report.h"

namespace yichi::report {

// The console report of one document, written line by line.
class ConsolePage {
 public:
  ConsolePage(const Report& report, std::size_t number, const ConsoleOptions& options)
      : report_(report), number_(number), document_(report.documents[number]), options_(options) {}

  std::string Render();

 private:
  void Heading();
  void Notes();
  void Conflicts();
  void Violations(Level level);
  void Exempted();
  void Undetermined();
  void Counted();

  void FindingBlock(const Finding& finding);
  void Head(const Finding& finding, std::string_view word, Style style);
  void Excerpted(const Place& place, Style style);
  void Related(const Finding& finding);
  void Derivation(const Finding& finding);
  void Labelled(std::string_view label, std::string_view text);
  void Line(std::size_t indent, std::string_view text, Style style = Style::Plain);
  std::string_view In(std::string_view chinese, std::string_view english) const;

  struct OpenGroup;  // undetermined findings that lack the same fields
  void OpenGroupBlock(const OpenGroup& group);

  const Report& report_;
  std::size_t number_;  // of the document in the report
  const ReportedDocument& document_;
  const ConsoleOptions& options_;
  std::string out_;
};

}  // namespace yichi::report
