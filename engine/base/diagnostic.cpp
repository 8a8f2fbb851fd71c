#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/utf8.h"

namespace yichi {
namespace {

struct Entry {
  std::string_view name;
  Severity severity;
  std::string_view chinese;
  std::string_view english;
  std::string_view page;
};

constexpr Entry kEntries[] = {
#define YICHI_DIAGNOSTIC(code, severity, chinese, english, page) \
  {#code, Severity::severity, chinese, english, page},
#include "base/diagnostic_codes.def"
#undef YICHI_DIAGNOSTIC
};

const Entry& Find(Code code) { return kEntries[static_cast<std::size_t>(code)]; }

std::string Fill(std::string_view sentence, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    bool hole = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' &&
                sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
    auto index = hole ? static_cast<std::size_t>(sentence[i + 1] - '0') : 0;
    if (hole && index < arguments.size()) {
      out += arguments[index];
      i += 2;
    } else {
      out += sentence[i];
    }
  }
  return out;
}

std::string_view Label(Severity severity, Language language) {
  constexpr std::array<std::string_view, 3> kChinese = {"错误", "警告", "说明"},
                                            kEnglish = {"error", "warning", "note"};
  auto index = static_cast<std::size_t>(severity);
  return language == Language::Chinese ? kChinese[index] : kEnglish[index];
}

constexpr std::size_t kExcerptColumns = 100;

struct Excerpt {
  std::string line;
  std::size_t indent;  // columns before the place
  std::size_t width;   // columns of the place
};

// Cuts a long line around the place so that the place stays visible.
Excerpt Cut(std::string_view line, std::size_t begin, std::size_t end) {
  auto text = DecodeUtf8(line);
  auto first = CodePointCount(line.substr(0, begin)),
       last = first + CodePointCount(line.substr(begin, end - begin));
  std::size_t from = 0;
  auto columns = [&](std::size_t a, std::size_t b) {
    std::size_t sum = 0;
    for (; a < b; ++a) sum += text[a] == U'\t' ? 1 : DisplayWidth(text[a]);
    return sum;
  };
  while (from < first && columns(from, first) > kExcerptColumns / 2) ++from;
  auto to = from;
  for (std::size_t used = 0; to < text.size() && used < kExcerptColumns; ++to) used += DisplayWidth(text[to]);
  std::u32string shown(text.substr(from, to - from));
  std::replace(shown.begin(), shown.end(), U'\t', U' ');
  if (to < text.size()) shown += U'…';
  auto indent = columns(from, first);
  if (from > 0) {
    shown.insert(0, U"…");
    indent += DisplayWidth(U'…');
  }
  return {EncodeUtf8(shown), indent, columns(first, std::max(first, std::min(last, to)))};
}

std::string RenderPlace(const SourceSet& sources, Span span) {
  const auto& source = sources.at(span.source);
  auto at = source.Locate(span.begin);
  auto line = source.Line(at.line);
  auto begin = std::min<std::size_t>(span.begin - source.LineBegin(at.line), line.size());
  auto end = std::clamp<std::size_t>(span.end - source.LineBegin(at.line), begin, line.size());
  auto excerpt = Cut(line, begin, end);
  auto number = std::to_string(at.line);
  std::string gutter(number.size() + 1, ' ');
  return gutter + "--> " + source.name() + ":" + number + ":" + std::to_string(at.column) + "\n" +  //
         gutter + " |\n" + " " + number + " | " + excerpt.line + "\n" +                             //
         gutter + " | " + std::string(excerpt.indent, ' ') +
         std::string(std::max<std::size_t>(1, excerpt.width), '^') + "\n";
}

std::string RenderFix(const Fix& fix, Language language) {
  if (fix.replacement.find_first_not_of(' ') == std::string::npos)
    return language == Language::Chinese ? "   = 删去这里\n" : "   = delete this\n";
  return (language == Language::Chinese ? "   = 改为: " : "   = change to: ") + fix.replacement + "\n";
}

}  // namespace

Diagnostic MakeDiagnostic(Code code, Span span, std::vector<std::string> arguments) {
  return {code, Find(code).severity, span, std::move(arguments), {}, std::nullopt};
}

bool HasErrors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

std::string_view CodeName(Code code) { return Find(code).name; }

std::optional<Code> FindCode(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kEntries); ++i)
    if (kEntries[i].name == name) return static_cast<Code>(i);
  return std::nullopt;
}

std::size_t CodeCount() { return std::size(kEntries); }

std::string MessageOf(Code code, const std::vector<std::string>& arguments, Language language) {
  const auto& entry = Find(code);
  return Fill(language == Language::Chinese ? entry.chinese : entry.english, arguments);
}

std::string MessageOf(const Diagnostic& diagnostic, Language language) {
  return MessageOf(diagnostic.code, diagnostic.arguments, language);
}

std::string_view PageOf(Code code) { return Find(code).page; }

std::string RenderDiagnostic(const SourceSet& sources, const Diagnostic& diagnostic, Language language) {
  std::string out(Label(diagnostic.severity, language));
  out += "[" + std::string(CodeName(diagnostic.code)) + "]: " + MessageOf(diagnostic, language) + "\n";
  if (diagnostic.span.source < sources.size()) out += RenderPlace(sources, diagnostic.span);
  for (const auto& remark : diagnostic.remarks) {
    out += "   = " + MessageOf(remark.code, remark.arguments, language) + "\n";
    if (!remark.span.empty()) out += RenderPlace(sources, remark.span);
  }
  if (diagnostic.fix) out += RenderFix(*diagnostic.fix, language);
  return out;
}

void SortDiagnostics(Diagnostics& diagnostics) {
  auto key = [](const Diagnostic& d) {
    return std::tuple(d.span.source, d.span.begin, d.span.end, d.code, d.arguments);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  auto same = [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace yichi
