#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "office/data.h"
#include "office/package.h"

namespace yichi {
namespace {

using Json = nlohmann::json;

// Counts lines as the parser reads on.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  CountingIterator(const char* at, std::uint32_t* line) : at_(at), line_(line) {}
  char operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  std::uint32_t* line_;
};

class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(const Limits& limits, std::size_t& values_left, const std::uint32_t& line)
      : limits_(limits), values_left_(values_left), line_(line) {}

  bool null() override { return Add({}) != nullptr; }
  bool boolean(bool value) override { return Scalar(DataNode::Kind::Boolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override {
    return Scalar(DataNode::Kind::Number, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return Scalar(DataNode::Kind::Number, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& written) override {
    return Scalar(DataNode::Kind::Number, written);
  }
  bool string(string_t& value) override { return Scalar(DataNode::Kind::Text, std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(DataNode::Kind::Object); }
  bool start_array(std::size_t) override { return Open(DataNode::Kind::List); }
  bool key(string_t& value) override {
    key_ = std::move(value);
    return true;
  }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    bad_byte_ = position;
    return false;
  }

  DataNode Take() { return std::move(root_); }
  std::optional<Unreadable> refused;
  std::size_t bad_byte() const { return bad_byte_; }

 private:
  // Nodes move while their parent grows: the way down is kept as positions.
  DataNode* Add(DataNode node) {
    if (values_left_ == 0) {
      refused = MakeUnreadable(Code::D0057, {std::to_string(limits_.data_values)});
      return nullptr;
    }
    --values_left_;
    node.line = line_;
    if (path_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    auto& parent = *path_.back();
    parent.members.emplace_back(parent.kind == DataNode::Kind::Object ? std::move(key_) : std::string(),
                                std::move(node));
    key_.clear();
    return &parent.members.back().value;
  }

  bool Scalar(DataNode::Kind kind, std::string text) {
    DataNode node;
    node.kind = kind;
    node.text = std::move(text);
    return Add(std::move(node)) != nullptr;
  }

  bool Open(DataNode::Kind kind) {
    if (path_.size() >= limits_.data_depth) {
      refused = MakeUnreadable(Code::D0056, {std::to_string(limits_.data_depth)});
      return false;
    }
    DataNode node;
    node.kind = kind;
    auto* added = Add(std::move(node));
    if (added) path_.push_back(added);
    return added != nullptr;
  }

  bool Close() {
    path_.pop_back();
    return true;
  }

  const Limits& limits_;
  std::size_t& values_left_;
  const std::uint32_t& line_;
  DataNode root_;
  std::vector<DataNode*> path_;  // only the last of each parent's members is open, so none of these moves
  std::string key_;
  std::size_t bad_byte_ = 0;
};

struct Parsed {
  std::optional<DataNode> node;
  std::optional<Unreadable> refused;  // a limit; without it and a node: not well-formed
  std::uint32_t line = 1;             // where
  std::string near;
};

Parsed Parse(std::string_view text, std::uint32_t first_line, const Limits& limits,
             std::size_t& values_left) {
  Parsed parsed;
  std::uint32_t line = first_line;
  Builder builder(limits, values_left, line);
  CountingIterator begin(text.data(), &line), end(text.data() + text.size(), &line);
  try {
    if (Json::sax_parse(begin, end, &builder)) parsed.node = builder.Take();
  } catch (const Json::exception&) {
    parsed.node.reset();
  }
  parsed.refused = std::move(builder.refused);
  if (parsed.node) return parsed;
  auto bad = std::min(builder.bad_byte() == 0 ? 0 : builder.bad_byte() - 1, text.size());
  auto from = text.substr(0, bad).rfind('\n') + 1;
  parsed.line = first_line + static_cast<std::uint32_t>(std::count(
                                 text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
  constexpr std::size_t kShown = 60;
  auto start = std::max(from, bad > kShown ? bad - kShown : 0);
  while (start < bad && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  parsed.near = EncodeUtf8(DecodeUtf8(text.substr(start, bad - start)));
  return parsed;
}

std::string_view Trimmed(std::string_view text) {
  auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

constexpr std::size_t kMostNotes = 100;

Diagnostic TooLong(std::uint32_t line, const Limits& limits) {
  constexpr std::size_t kMebibyte = 1u << 20;
  return MakeDiagnostic(Code::D0149, {},
                        {std::to_string(line), std::to_string(limits.line_bytes / kMebibyte)});
}

void AddUnread(Diagnostic note, DataFile& file) {
  ++file.unread_lines;
  if (file.lines.size() < kMostNotes) file.lines.push_back(std::move(note));
}

// Of a line that is refused for its depth the others are none the worse; too many values are too many.
std::optional<Unreadable> AddLine(std::string_view line, std::uint32_t number, const Limits& limits,
                                  std::size_t& values_left, DataFile& file) {
  if (line.size() > limits.line_bytes) {
    AddUnread(TooLong(number, limits), file);
    return std::nullopt;
  }
  auto parsed = Parse(line, number, limits, values_left);
  if (parsed.node) {
    file.roots.push_back(*std::move(parsed.node));
    return std::nullopt;
  }
  if (parsed.refused && values_left == 0) return parsed.refused;
  if (parsed.refused) parsed.near = MessageOf(parsed.refused->reason, Language::Chinese);
  AddUnread(MakeDiagnostic(Code::D0142, {}, {std::to_string(number), parsed.near}), file);
  return std::nullopt;
}

std::optional<Unreadable> AddLines(std::string_view text, std::uint32_t number, const Limits& limits,
                                   DataFile& file) {
  std::size_t values_left = limits.data_values;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    auto end = std::min(text.find('\n', begin), text.size());
    auto line = Trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) continue;
    if (auto refused = AddLine(line, number, limits, values_left, file)) return refused;
  }
  return std::nullopt;
}

std::variant<DataFile, Unreadable> ReadLines(std::string_view text, const Limits& limits) {
  DataFile file;
  if (auto refused = AddLines(text, 1, limits, file)) return *refused;
  if (!file.roots.empty()) return file;
  if (file.lines.empty()) return MakeUnreadable(Code::D0001);
  std::size_t values_left = limits.data_values;
  if (auto first = Parse(Trimmed(text.substr(0, text.find('\n'))), 1, limits, values_left); first.refused)
    return *first.refused;
  const auto& line = file.lines.front();
  return MakeUnreadable(line.code == Code::D0142 ? Code::D0055 : line.code, line.arguments);
}

}  // namespace

std::variant<DataFile, Unreadable> ReadJson(std::string_view utf8, bool lines, const Limits& limits) {
  if (utf8.substr(0, 3) == "\xEF\xBB\xBF") utf8.remove_prefix(3);
  if (lines) return ReadLines(utf8, limits);
  std::size_t values_left = limits.data_values;
  auto parsed = Parse(utf8, 1, limits, values_left);
  if (parsed.refused) return *parsed.refused;
  if (!parsed.node) return MakeUnreadable(Code::D0055, {std::to_string(parsed.line), parsed.near});
  DataFile file;
  file.roots.push_back(*std::move(parsed.node));
  return file;
}

DataFile ReadJsonLines(std::string_view utf8, std::uint32_t first_line, const Limits& limits) {
  if (utf8.substr(0, 3) == "\xEF\xBB\xBF") utf8.remove_prefix(3);
  auto each = limits;
  each.data_values = utf8.size() + 1;  // a stretch of lines is bounded by its bytes
  DataFile file;
  AddLines(utf8, first_line, each, file);
  return file;
}

JsonShape SniffJson(std::string_view text, bool named) {
  text = Trimmed(text);
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return JsonShape::None;
  auto first = Trimmed(text.substr(0, text.find('\n')));
  if (first.size() < text.size() && Json::accept(first)) return JsonShape::Lines;
  return named || Json::accept(text) ? JsonShape::One : JsonShape::None;
}

}  // namespace yichi
