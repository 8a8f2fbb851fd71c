#include "base/source.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"

namespace yichi {

Span Join(Span first, Span last) {
  assert(first.source == last.source);
  return {first.source, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

Source::Source(std::string name, std::string utf8_text)
    : name_(std::move(name)), text_(std::move(utf8_text)) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  line_starts_.push_back(0);
  for (std::uint32_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
}

LineColumn Source::Locate(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1;
  auto before = text().substr(*line, offset - *line);
  return {static_cast<std::uint32_t>(line - line_starts_.begin()) + 1,
          static_cast<std::uint32_t>(CodePointCount(before)) + 1};
}

std::string_view Source::Line(std::uint32_t line) const {
  auto begin = line_starts_[line - 1];
  auto end = line < line_starts_.size() ? line_starts_[line] - 1 : static_cast<std::uint32_t>(text_.size());
  auto result = text().substr(begin, end - begin);
  if (result.ends_with('\r')) result.remove_suffix(1);
  return result;
}

std::uint32_t SourceSet::Add(Source source) {
  sources_.push_back(std::make_shared<const Source>(std::move(source)));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

}  // namespace yichi
