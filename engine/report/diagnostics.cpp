#include "report/diagnostics.h"

#include "report/html_page.h"
#include "report/issues.h"
#include "report/words.h"

namespace yichi {
namespace {

std::string Digits(std::size_t number) { return std::to_string(number); }

std::string Full(const SourceSet& sources, const Diagnostic& diagnostic, Language language) {
  return RenderDiagnostic(sources, diagnostic, language);
}

}  // namespace

std::string RenderDiagnosticsJunit(const SourceSet& sources, const Diagnostics& diagnostics,
                                   Language language) {
  std::string cases;
  std::size_t failed = 0;
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    std::string failures;
    for (const auto& diagnostic : diagnostics)
      if (diagnostic.span.source == source && diagnostic.severity != Severity::Note)
        failures += "      <failure type=\"" + std::string(CodeName(diagnostic.code)) + "\" message=\"" +
                    EscapedMarkup(MessageOf(diagnostic, language)) + "\">" +
                    EscapedMarkup(Full(sources, diagnostic, language)) + "</failure>\n";
    failed += !failures.empty();
    cases += "    <testcase classname=\"yichi lint\" name=\"" + EscapedMarkup(sources.at(source).name()) +
             "\" time=\"0\"" + (failures.empty() ? "/>\n" : ">\n" + failures + "    </testcase>\n");
  }
  auto totals = " tests=\"" + Digits(sources.size()) + "\" failures=\"" + Digits(failed) +
                "\" errors=\"0\" skipped=\"0\" time=\"0\"";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"yichi lint\"" + totals +
         ">\n  <testsuite name=\"yichi lint\"" + totals + ">\n" + cases + "  </testsuite>\n</testsuites>\n";
}

std::string RenderDiagnosticsGithub(const SourceSet& sources, const Diagnostics& diagnostics,
                                    Language language) {
  std::string out;
  for (const auto& diagnostic : diagnostics) {
    const auto& source = sources.at(diagnostic.span.source);
    auto begin = source.Locate(diagnostic.span.begin), end = source.Locate(diagnostic.span.end);
    auto level = diagnostic.severity == Severity::Error     ? "error"
                 : diagnostic.severity == Severity::Warning ? "warning"
                                                            : "notice";
    out += std::string("::") + level + " file=" + report::WorkflowProperty(source.name()) +
           ",line=" + Digits(begin.line) + ",endLine=" + Digits(end.line) + ",col=" + Digits(begin.column) +
           ",endColumn=" + Digits(end.column) + ",title=" + std::string(CodeName(diagnostic.code)) +
           "::" + report::WorkflowData(MessageOf(diagnostic, language)) + "\n";
  }
  return out;
}

std::string RenderDiagnosticsHtml(const SourceSet& sources, const Diagnostics& diagnostics,
                                  Language language) {
  auto title = std::string(report::In(language, "规则体检", "Lint of rules"));
  std::string items;
  for (const auto& diagnostic : diagnostics) {
    auto rank = diagnostic.severity == Severity::Error     ? "error"
                : diagnostic.severity == Severity::Warning ? "warning"
                                                           : "info";
    items += std::string("<li class=\"") + rank + "\"><h2>" +
             EscapedMarkup(std::string(CodeName(diagnostic.code))) + " " +
             EscapedMarkup(MessageOf(diagnostic, language)) + "</h2>\n<pre>" +
             EscapedMarkup(Full(sources, diagnostic, language)) + "</pre>\n<p>" +
             EscapedMarkup(PageOf(diagnostic.code)) + "</p></li>\n";
  }
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(report::In(language, "zh-CN", "en")) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src "
         "'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n<title>" +
         title + "</title>\n<style>" + std::string(report::HtmlStyle()) +
         "pre { overflow-x: auto; }</style>\n</head>\n<body>\n<header><h1>" + title + "</h1><p>" +
         Digits(diagnostics.size()) + "</p></header>\n<main><ol>\n" + items +
         "</ol></main>\n</body>\n</html>\n";
}

}  // namespace yichi
