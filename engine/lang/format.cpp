#include "lang/format.h"

#include <algorithm>

#include "lang/layout.h"
#include "lang/parse.h"

namespace yichi {
namespace {

// Applies the fixes from the end backwards; of overlapping ones the first in the text.
std::string ApplyFixes(std::string text, const Diagnostics& diagnostics) {
  std::vector<Fix> fixes;
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.fix) fixes.push_back(*diagnostic.fix);
  std::sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) { return a.span.begin < b.span.begin; });
  std::uint32_t free_from = 0;
  std::erase_if(fixes, [&](const Fix& fix) {
    if (fix.span.begin < free_from) return true;
    free_from = fix.span.end;
    return false;
  });
  for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix)
    text.replace(fix->span.begin, fix->span.end - fix->span.begin, fix->replacement);
  return text;
}

bool HasFix(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.fix.has_value(); });
}

Diagnostics Parse(const std::string& name, const std::string& text, std::uint32_t id, const Limits& limits) {
  SourceSet sources;
  // Spans must name the caller's source.
  for (std::uint32_t i = 0; i < id; ++i) sources.Add(Source("", ""));
  sources.Add(Source(name, text));
  Diagnostics diagnostics;
  ParseFile(sources, id, limits, diagnostics);
  SortDiagnostics(diagnostics);
  return diagnostics;
}

}  // namespace

Formatted FormatFile(const SourceSet& sources, std::uint32_t source, const FormatOptions& options) {
  // One mended mistake may uncover the next behind it.
  constexpr int kRounds = 20;
  const auto& original = sources.at(source);
  std::string text(original.text());
  auto diagnostics = Parse(original.name(), text, source, options.limits);
  for (int round = 0; options.apply_fixes && HasFix(diagnostics) && round < kRounds; ++round) {
    text = ApplyFixes(std::move(text), diagnostics);
    diagnostics = Parse(original.name(), text, source, options.limits);
  }
  if (HasErrors(diagnostics)) return {std::string(original.text()), std::move(diagnostics)};
  lang::FoldStream stream(text, 0);
  return {lang::AlignLines(lang::BreakLines(lang::WordsOf(stream))), std::move(diagnostics)};
}

}  // namespace yichi
