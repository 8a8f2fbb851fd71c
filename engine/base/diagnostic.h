#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace yichi {

enum class Language { Chinese, English };
enum class Severity { Error, Warning, Note };

// The catalogue: one line per diagnostic in catalogue/*.def. A number is never used again.
enum class Code {
#define YICHI_DIAGNOSTIC(code, severity, chinese, english, page) code,
#include "base/diagnostic_codes.def"
#undef YICHI_DIAGNOSTIC
};

// Replacing the text of `span` mends what the diagnostic says.
struct Fix {
  Span span;
  std::string replacement;
};

// A second place that explains the first. `text` is already in words (names, figures) and stands in the
// language of the catalogue entry `code` when that is set.
struct Remark {
  Span span;
  Code code;
  std::vector<std::string> arguments;
};

// A user's mistake, at its place. For what a program got wrong there are asserts.
struct Diagnostic {
  Code code;
  Severity severity;
  Span span;
  std::vector<std::string> arguments;  // fill {0}, {1} … of the catalogue's sentence
  std::vector<Remark> remarks;
  std::optional<Fix> fix;
};

using Diagnostics = std::vector<Diagnostic>;

// With the severity of the catalogue.
Diagnostic MakeDiagnostic(Code code, Span span, std::vector<std::string> arguments = {});

bool HasErrors(const Diagnostics& diagnostics);

// "Y0101".
std::string_view CodeName(Code code);
std::optional<Code> FindCode(std::string_view name);
std::size_t CodeCount();

// The sentence with its arguments filled in.
std::string MessageOf(const Diagnostic& diagnostic, Language language);
std::string MessageOf(Code code, const std::vector<std::string>& arguments, Language language);

// What the code means and what to do, a short paragraph in Chinese (the page of `yichi explain Y0101`).
std::string_view PageOf(Code code);

// Place, message, the source line with the place underlined at true display width, remarks and fix:
//   错误[Y0203]: 没有名为“人数总颔”的字段
//     --> 方案.chi:12:7
//      |
//   12 |   要求 人数总颔 不低于8名
//      |        ^^^^^^^^
//      = 是否指“人数总额”?
// A span over several lines is underlined to the end of its first line. Long lines are cut around the place.
std::string RenderDiagnostic(const SourceSet& sources, const Diagnostic& diagnostic, Language language);

// Sorted by source and place, later duplicates of the same code at the same place dropped.
void SortDiagnostics(Diagnostics& diagnostics);

}  // namespace yichi
