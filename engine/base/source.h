#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yichi {

// A half-open range of byte offsets into one source of a SourceSet.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

// The smallest span that holds both; they must lie in one source.
Span Join(Span first, Span last);

// A place for people: both count from 1, the column counts code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// One input text. Owns the bytes; everything else points into it by Span. A leading byte order mark is
// dropped and is not counted in offsets.
class Source {
 public:
  Source(std::string name, std::string utf8_text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::string_view Text(Span span) const { return text().substr(span.begin, span.end - span.begin); }

  // Offsets past the end mean the end.
  LineColumn Locate(std::uint32_t offset) const;

  // The line with this number (from 1) without its line break.
  std::string_view Line(std::uint32_t line) const;
  std::uint32_t LineBegin(std::uint32_t line) const { return line_starts_[line - 1]; }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

// All sources of a run; a Span's `source` is the index here. Addresses of sources stay valid while it grows.
class SourceSet {
 public:
  std::uint32_t Add(Source source);
  const Source& at(std::uint32_t id) const { return *sources_[id]; }
  std::string_view Text(Span span) const { return at(span.source).Text(span); }
  std::size_t size() const { return sources_.size(); }

 private:
  std::vector<std::shared_ptr<const Source>> sources_;
};

}  // namespace yichi
