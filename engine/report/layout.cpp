#include "report/layout.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::report {
namespace {

bool Closing(char32_t c) {
  constexpr std::u32string_view kClosing =
      U",.;:!?)]}%\uFF0C。\uFF1B\uFF1A\uFF01\uFF1F\uFF09】》〉」』”’、·…—\uFF05";
  return kClosing.find(c) != kClosing.npos;
}

// Whether a line may end between the two characters.
bool Breakable(char32_t before, char32_t after) {
  if (Closing(after)) return false;
  return before == U' ' || DisplayWidth(before) == 2 || DisplayWidth(after) == 2;
}

// The end of a line that begins at `from`.
std::size_t LineEnd(std::u32string_view text, std::size_t from, std::size_t columns) {
  std::size_t used = 0, best = 0, at = from;
  for (; at < text.size() && used + DisplayWidth(text[at]) <= columns; ++at) {
    used += DisplayWidth(text[at]);
    if (at + 1 < text.size() && Breakable(text[at], text[at + 1])) best = at + 1;
  }
  if (at == text.size()) return at;
  return best > from ? best : std::max(at, from + 1);
}

std::size_t Columns(std::u32string_view text) {
  std::size_t sum = 0;
  for (char32_t c : text) sum += DisplayWidth(c);
  return sum;
}

std::u32string OneLine(const Paragraph& paragraph) {
  auto text = paragraph.text;
  for (auto& c : text)
    if (c == U'\n' || c == U'\t' || c == U'\r') c = U' ';
  return text;
}

}  // namespace

std::vector<std::string> Wrap(std::string_view text, std::size_t columns) {
  auto decoded = DecodeUtf8(text);
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < decoded.size()) {
    auto stop = std::min(decoded.find(U'\n', from), decoded.size());
    auto end = LineEnd(std::u32string_view(decoded).substr(0, stop), from, columns);
    auto line = decoded.substr(from, end - from);
    while (!line.empty() && line.back() == U' ') line.pop_back();
    lines.push_back(EncodeUtf8(line));
    from = end;
    if (from < decoded.size() && (decoded[from] == U'\n' || decoded[from] == U' ')) ++from;
  }
  return lines;
}

Excerpt MakeExcerpt(const Paragraph& paragraph, const Place& place, std::size_t columns) {
  std::u32string label = paragraph.label;
  if (!label.empty()) label += U' ';
  auto text = label + OneLine(paragraph);
  auto begin = std::min(label.size() + place.begin, text.size());
  auto end = std::clamp(label.size() + place.end, begin, text.size());
  std::u32string_view all = text;
  std::size_t from = 0;
  // What stands before the place is worth a third of the line once the line is too long.
  if (Columns(all.substr(0, end)) > columns)
    while (from < begin && Columns(all.substr(from, begin - from)) > columns / 3) ++from;
  auto room = columns - std::min<std::size_t>(columns - 1, from > 0 ? 2 : 0);
  auto to = from;
  for (std::size_t used = 0; to < all.size() && used + DisplayWidth(all[to]) <= room; ++to)
    used += DisplayWidth(all[to]);
  auto shown = std::u32string(all.substr(from, to - from));
  auto indent = Columns(all.substr(from, begin - from));
  if (from > 0) {
    shown.insert(0, U"…");
    indent += DisplayWidth(U'…');
  }
  if (to < all.size()) shown += U"…";
  auto visible = std::min(end, to);
  auto width = visible > begin ? Columns(all.substr(begin, visible - begin)) : 1;
  return {EncodeUtf8(shown), indent, std::max<std::size_t>(1, width)};
}

std::string Styled(std::string_view text, Style style, bool color) {
  if (!color || style == Style::Plain) return std::string(text);
  constexpr std::string_view kMarks[] = {"", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[2m"};
  return std::string(kMarks[static_cast<std::size_t>(style)]) + std::string(text) + "\x1b[0m";
}

}  // namespace yichi::report
